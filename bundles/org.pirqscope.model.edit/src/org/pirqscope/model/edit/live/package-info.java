/**
 * Item providers of the live model: text and columns come from the attributes of the objects, in the words of
 * {@code report.table}, so that a view and the command line cannot differ. The generated providers that they extend
 * bring pictures, properties and notifications.
 */
package org.pirqscope.model.edit.live;
