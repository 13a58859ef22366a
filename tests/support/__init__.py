"""What several tests share: built sites, their pages as trees, and the example's pieces."""
