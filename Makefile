# Builds and installs the program `mugmoji`; docs/install.md tells more.
#
#     make && sudo make install          into /usr/local; PREFIX=… elsewhere, DESTDIR=… to stage
#     sudo make uninstall
#     make deb                           a .deb for the distribution that this runs on
#
# What is installed holds the Swift runtime and needs no toolchain.

PREFIX ?= /usr/local
SWIFT ?= swift
# Package traits of the program. `make TRAITS=` leaves the HTTP service and the packages that it stands on out.
TRAITS ?= Service
# Whether the library for C is built and installed too, libmugmoji-c.so with its header. `make LIBRARY=` leaves it out.
LIBRARY ?= yes
# Where the build works. A folder of its own: code for a static runtime is not that of `swift build`.
BUILD ?= .build/install
BASH_COMPLETIONS ?= $(PREFIX)/share/bash-completion/completions
ZSH_COMPLETIONS ?= $(PREFIX)/share/zsh/site-functions
FISH_COMPLETIONS ?= $(PREFIX)/share/fish/vendor_completions.d
# The day that manual pages bear.
DATE ?= $(shell sed -n 's/^\#\# [0-9][0-9.]* - //p' CHANGELOG.md | head -n 1)

program := $(BUILD)/release/mugmoji
pages := $(BUILD)/man
completions := $(BUILD)/completions
installed := $(DESTDIR)$(PREFIX)
library := $(BUILD)/release/libmugmoji-c.so
# Asked for only where something is built.
runtime = $(shell $(SWIFT)c -print-target-info -static-stdlib | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')
flags = -c release --static-swift-stdlib --scratch-path $(BUILD) -Xlinker -L$(runtime)/linux
ifneq ($(TRAITS),)
flags += --traits $(TRAITS)
endif

.PHONY: all program library manual install uninstall deb clean

all: program manual $(if $(LIBRARY),library)

# The build itself knows what is out of date.
program:
	$(SWIFT) build $(flags) --product mugmoji
	mkdir -p $(completions)
	for shell in bash zsh fish; do \
	    $(program) --generate-completion-script $$shell > $(completions)/$$shell.new \
	        && mv $(completions)/$$shell.new $(completions)/$$shell || exit 1; \
	done

# It shows the functions of the header and nothing of the Swift runtime that it holds. SwiftPM gives the runtime to programs alone, so the library is
# linked once more, of the same objects.
library:
	$(SWIFT) build $(flags) --product mugmoji-c
	$(SWIFT)c -emit-library -static-stdlib -o $(library).new @$(BUILD)/release/mugmoji-c.product/Objects.LinkFileList \
	    $$(pkg-config --libs $$(sed -n 's/.*pkgConfig: "\([^"]*\)".*/\1/p' Package.swift)) \
	    -Xlinker --version-script=$(CURDIR)/Sources/CMugmoji/exports.map -Xlinker -soname=libmugmoji-c.so -Xlinker --no-undefined
	mv $(library).new $(library)

# The tool behind the plugin `generate-manual` of swift-argument-parser: the plugin itself would build the program once more.
manual: program
	$(SWIFT) build --package-path $(BUILD)/checkouts/swift-argument-parser --scratch-path $(BUILD)/manual-tool \
	    --product generate-manual
	rm -rf $(pages) && mkdir -p $(pages)
	$(BUILD)/manual-tool/debug/generate-manual $(program) --multi-page --date $(DATE) \
	    --authors "The Mugmoji authors" --output-directory $(pages)

# Installs what `make` has built, and builds only what is missing: `sudo make install` leaves nothing of root's in the build folder.
install:
	test -x $(program) && test -d $(pages) $(if $(LIBRARY),&& test -f $(library)) || $(MAKE) all
	install -d $(installed)/bin $(installed)/share/man/man1 $(installed)/share/doc/mugmoji \
	    $(DESTDIR)$(BASH_COMPLETIONS) $(DESTDIR)$(ZSH_COMPLETIONS) $(DESTDIR)$(FISH_COMPLETIONS)
	rm -rf $(installed)/share/mugmoji && install -d $(installed)/share/mugmoji
	cp -R $(BUILD)/release/mugmoji_*.resources $(installed)/share/mugmoji
	find $(installed)/share/mugmoji -name .parts.stamp -delete
	chmod -R u=rwX,go=rX $(installed)/share/mugmoji
	install -s -m 755 $(program) $(installed)/bin/mugmoji
ifneq ($(LIBRARY),)
	install -d $(installed)/lib/pkgconfig $(installed)/include
	install -s -m 644 $(library) $(installed)/lib/libmugmoji-c.so
	install -m 644 Sources/CMugmoji/include/mugmoji.h $(installed)/include
	printf 'prefix=%s\nlibdir=$${prefix}/lib\nincludedir=$${prefix}/include\n\nName: mugmoji\nDescription: %s\nVersion: %s\nLibs: %s\nCflags: %s\n' \
	    '$(PREFIX)' 'avatar emoji from selfies' "$$($(program) --version)" '-L$${libdir} -lmugmoji-c' '-I$${includedir}' \
	    > $(installed)/lib/pkgconfig/mugmoji.pc
endif
	install -m 644 $(pages)/mugmoji*.1 $(installed)/share/man/man1
	install -m 644 LICENSE NOTICE $(installed)/share/doc/mugmoji
	install -m 644 $(completions)/bash $(DESTDIR)$(BASH_COMPLETIONS)/mugmoji
	install -m 644 $(completions)/zsh $(DESTDIR)$(ZSH_COMPLETIONS)/_mugmoji
	install -m 644 $(completions)/fish $(DESTDIR)$(FISH_COMPLETIONS)/mugmoji.fish

uninstall:
	rm -f $(installed)/bin/mugmoji $(installed)/share/man/man1/mugmoji.1 $(installed)/share/man/man1/mugmoji.*.1
	rm -f $(installed)/lib/libmugmoji-c.so $(installed)/lib/pkgconfig/mugmoji.pc $(installed)/include/mugmoji.h
	rm -rf $(installed)/share/mugmoji $(installed)/share/doc/mugmoji
	rm -f $(DESTDIR)$(BASH_COMPLETIONS)/mugmoji $(DESTDIR)$(ZSH_COMPLETIONS)/_mugmoji \
	    $(DESTDIR)$(FISH_COMPLETIONS)/mugmoji.fish

# The package is the program's; the library is for machines on which programs are made.
deb:
	$(MAKE) all LIBRARY=
	Tools/package-deb --build $(BUILD)

clean:
	rm -rf $(BUILD)
