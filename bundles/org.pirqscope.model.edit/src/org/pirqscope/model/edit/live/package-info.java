/**
 * The live model as views read it: text and columns come from the attributes of the objects, in the words of
 * {@code report.table}, so that a view and the command line cannot differ. The properties are those of the generated
 * item providers.
 */
package org.pirqscope.model.edit.live;
