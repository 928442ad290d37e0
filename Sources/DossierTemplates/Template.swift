// The compiled form of a template.
import DossierText
