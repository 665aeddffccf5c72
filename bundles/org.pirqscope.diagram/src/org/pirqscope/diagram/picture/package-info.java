/** The one layout: a diagram becomes lines, boxes and texts that the screen and every picture format draw alike. */
package org.pirqscope.diagram.picture;
