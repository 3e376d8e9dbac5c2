/** Networks under the compilers, options and build settings that users have. */
package dev.deltarule.processor.settings;
