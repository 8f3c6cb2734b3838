"""How every form of ours is drawn."""

from django.forms.renderers import TemplatesSetting


class NaruRenderer(TemplatesSetting):
    """Draws forms with our own templates."""
