"""What decides about lessons from plain values: their texts, captions, files and archives; answers,
progress and completion.
"""
