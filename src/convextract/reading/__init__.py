"""Reading: from a file to pages of words with boxes."""
