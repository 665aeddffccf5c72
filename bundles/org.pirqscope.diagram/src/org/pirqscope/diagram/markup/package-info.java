/** The diagram as text for other programs: PlantUML, Mermaid and mscgen. */
package org.pirqscope.diagram.markup;
