package org.pirqscope.model.edit.live;

/**
 * One thing that is known of an object of the live model.
 *
 * @param group which object it belongs to, or that it is an attribute of that: {@code pirq 55}
 * @param name the head of a table's column, or the attribute's name
 */
public record LiveProperty(String group, String name, String text) {}
