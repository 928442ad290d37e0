// The one place that knows the order of the rooms.
import DossierAnalysis
import DossierContent
import DossierModel
import DossierOutput
import DossierSite
import DossierSynthesis
import DossierTemplates
import DossierText
