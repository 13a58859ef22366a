"""What a plan is: frozen, typed, and the only place where a field is declared."""
