"""Starts a stock ipykernel, after the run's own start-up (see this package's first lines)."""

from ipykernel import kernelapp

if __name__ == "__main__":
    kernelapp.launch_new_instance()
