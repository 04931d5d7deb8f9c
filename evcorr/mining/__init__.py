"""Mining: article files become articles, observables and signatures."""
