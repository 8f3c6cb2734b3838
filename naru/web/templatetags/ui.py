"""The component library: one function a component, its arguments checked by Python."""

from django import template

register = template.Library()
