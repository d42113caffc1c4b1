"""What things are: plans, profiles, meetings, moments."""
