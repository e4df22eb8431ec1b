"""What rules of several families know about languages."""
