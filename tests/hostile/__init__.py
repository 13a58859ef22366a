"""What somebody hostile might type, and copies of the example in which every text is that."""
