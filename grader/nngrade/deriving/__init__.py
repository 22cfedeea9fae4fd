"""The derivations as a person reads them: which steps, along which chain, in which notation."""
