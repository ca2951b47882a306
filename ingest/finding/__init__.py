"""What the pages say: dates by role, people and places, encounters, facts, bills."""
