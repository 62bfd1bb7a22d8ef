"""Publications on real data of other cities, and the comparison of their figures with an independent count."""
