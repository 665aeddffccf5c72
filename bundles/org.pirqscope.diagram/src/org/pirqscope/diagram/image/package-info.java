/** Writers of pictures: SVG, PNG and PDF. All draw the shapes of the one layout. */
package org.pirqscope.diagram.image;
