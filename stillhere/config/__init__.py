"""What knows everything: settings, addresses, the server and the command line."""
