"""Scripts that measure the product; README.md here says how to run them."""
