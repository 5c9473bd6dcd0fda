throw new Error("usocket is not installed on purpose: Node's own unix sockets serve");
