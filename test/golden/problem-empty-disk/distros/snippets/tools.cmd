install less
