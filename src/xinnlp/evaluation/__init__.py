"""How good records are: predictions aligned with hand-made gold, and precision, recall and F1 for each list.

Nothing here runs the pipeline: whoever asks hands in records, made now or long ago.
"""
