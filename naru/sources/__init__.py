"""Where a fact was read: article, notice, data set. Everything that states one points here."""
