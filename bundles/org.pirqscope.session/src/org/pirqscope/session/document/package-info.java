/**
 * The document of the desktop: a scenario as EMF objects, changed by commands that can be undone, in a resource whose
 * text is the scenario file.
 */
package org.pirqscope.session.document;
