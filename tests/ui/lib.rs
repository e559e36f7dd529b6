//! Nothing: the cases are in the folders beside this file, one folder per key.
