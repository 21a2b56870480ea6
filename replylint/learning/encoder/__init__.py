"""Training of the sentence encoder: from labelled sentences to an int8 ONNX file.

Nothing here runs when a letter is checked; `replylint.analysis.acts.encoder` does that.
Torch, onnx and wordfreq are imported by these modules and by no others of replylint.
"""
