install-kernel minne
