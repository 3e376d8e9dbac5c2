package dev.deltarule.reports;

/** The size of the picture that the inputs are, in pixels. */
record InputPicture(int width, int height) {}
