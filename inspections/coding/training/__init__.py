"""Makes and measures the model. Needs scikit-learn, which suggesting does not."""
