"""Operations told of, wherever they took place."""
