"""The kit of a session with users of screen readers: views of a record, and the pages made of them."""
