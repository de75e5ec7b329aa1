"""Training and measuring ``core/language``; needs data that stays outside."""
