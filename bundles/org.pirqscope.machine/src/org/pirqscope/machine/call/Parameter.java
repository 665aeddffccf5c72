package org.pirqscope.machine.call;

/** One parameter of a {@link Function}: its name in the source and how its value is printed. */
public record Parameter(String name, Format format) {}
