"""Settings, the pipeline and its engine, and the command line."""
