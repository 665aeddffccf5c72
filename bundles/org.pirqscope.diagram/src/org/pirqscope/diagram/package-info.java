/**
 * The sequence diagram of a run as a model: lanes, rows, activations, gaps, search. Nothing here draws; see
 * {@code picture} for the one layout and {@code mail}, {@code markup} and {@code image} for the writers.
 */
package org.pirqscope.diagram;
