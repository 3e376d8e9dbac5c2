/** Choosing the settings of a training by how well it does on examples it has not seen; scikit-learn's model_selection. */
package dev.deltarule.runtime.selection;
