install left
