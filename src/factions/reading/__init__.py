"""From a document to its claims: five rooms, one question each, and the encoder that feeds them."""
