"""The spaCy components, one module each; entry points register them as `xinnlp_*`."""
