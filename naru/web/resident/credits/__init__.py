"""A person's credits: what counts where, what is missing, the ways there."""
