"""The workbench: answers as pages, served to one person's browser and to nobody else."""
