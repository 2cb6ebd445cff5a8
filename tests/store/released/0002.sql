BEGIN TRANSACTION;
CREATE TABLE pmf_actions (
	row_id INTEGER NOT NULL, 
	council TEXT NOT NULL, 
	load_id INTEGER NOT NULL, 
	action TEXT NOT NULL, 
	unit TEXT, 
	challenge TEXT, 
	measure TEXT, 
	title TEXT, 
	lead TEXT, 
	due_on DATE, 
	status TEXT, 
	progress TEXT, 
	recorded_on DATE, 
	known_from DATE NOT NULL, 
	key_digest BLOB NOT NULL, 
	digest BLOB NOT NULL, 
	flags TEXT NOT NULL, 
	source_file TEXT NOT NULL, 
	source_line INTEGER NOT NULL, 
	PRIMARY KEY (row_id), 
	CONSTRAINT pmf_actions_load FOREIGN KEY(council, load_id) REFERENCES pmf_loads (council, load_id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE pmf_benchmarks (
	row_id INTEGER NOT NULL, 
	council TEXT NOT NULL, 
	load_id INTEGER NOT NULL, 
	measure TEXT NOT NULL, 
	authority TEXT NOT NULL, 
	period TEXT NOT NULL, 
	value DOUBLE, 
	numerator DOUBLE, 
	denominator DOUBLE, 
	family TEXT, 
	status TEXT, 
	source TEXT, 
	recorded_on DATE, 
	missing_reason TEXT, 
	period_end DATE NOT NULL, 
	grain TEXT NOT NULL, 
	known_from DATE NOT NULL, 
	key_digest BLOB NOT NULL, 
	digest BLOB NOT NULL, 
	flags TEXT NOT NULL, 
	source_file TEXT NOT NULL, 
	source_line INTEGER NOT NULL, 
	PRIMARY KEY (row_id), 
	CONSTRAINT pmf_benchmarks_load FOREIGN KEY(council, load_id) REFERENCES pmf_loads (council, load_id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "pmf_benchmarks" VALUES(1,'carlisle-2021',1,'ICT1','King’s Lynn','2021-22-Q1',80.0,NULL,NULL,'districts','final','Their website','2021-09-01',NULL,'2021-06-30','quarter','2021-09-01',X'9C932BB4B276BB79DED1001A1A8D7BE2',X'1B42652C68885F8989031611A752FF1C','','benchmarks.csv',2);
CREATE TABLE pmf_budget (
	row_id INTEGER NOT NULL, 
	council TEXT NOT NULL, 
	load_id INTEGER NOT NULL, 
	unit TEXT NOT NULL, 
	line TEXT NOT NULL, 
	period TEXT NOT NULL, 
	budget DOUBLE, 
	budget_to_date DOUBLE, 
	actual DOUBLE, 
	forecast DOUBLE, 
	recorded_on DATE, 
	note TEXT, 
	period_end DATE NOT NULL, 
	grain TEXT NOT NULL, 
	known_from DATE NOT NULL, 
	key_digest BLOB NOT NULL, 
	digest BLOB NOT NULL, 
	flags TEXT NOT NULL, 
	source_file TEXT NOT NULL, 
	source_line INTEGER NOT NULL, 
	PRIMARY KEY (row_id), 
	CONSTRAINT pmf_budget_load FOREIGN KEY(council, load_id) REFERENCES pmf_loads (council, load_id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE pmf_commentaries (
	row_id INTEGER NOT NULL, 
	council TEXT NOT NULL, 
	load_id INTEGER NOT NULL, 
	measure TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	period TEXT NOT NULL, 
	text TEXT, 
	author TEXT, 
	written_on DATE, 
	period_end DATE NOT NULL, 
	grain TEXT NOT NULL, 
	known_from DATE NOT NULL, 
	key_digest BLOB NOT NULL, 
	digest BLOB NOT NULL, 
	flags TEXT NOT NULL, 
	source_file TEXT NOT NULL, 
	source_line INTEGER NOT NULL, 
	PRIMARY KEY (row_id), 
	CONSTRAINT pmf_commentaries_load FOREIGN KEY(council, load_id) REFERENCES pmf_loads (council, load_id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE pmf_complaints (
	row_id INTEGER NOT NULL, 
	council TEXT NOT NULL, 
	load_id INTEGER NOT NULL, 
	unit TEXT NOT NULL, 
	period TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	received DOUBLE, 
	acknowledged_on_time DOUBLE, 
	answered_on_time DOUBLE, 
	upheld DOUBLE, 
	theme TEXT, 
	lesson TEXT, 
	recorded_on DATE, 
	period_end DATE NOT NULL, 
	grain TEXT NOT NULL, 
	known_from DATE NOT NULL, 
	key_digest BLOB NOT NULL, 
	digest BLOB NOT NULL, 
	flags TEXT NOT NULL, 
	source_file TEXT NOT NULL, 
	source_line INTEGER NOT NULL, 
	PRIMARY KEY (row_id), 
	CONSTRAINT pmf_complaints_load FOREIGN KEY(council, load_id) REFERENCES pmf_loads (council, load_id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE pmf_corporate_issues (
	row_id INTEGER NOT NULL, 
	council TEXT NOT NULL, 
	load_id INTEGER NOT NULL, 
	unit TEXT NOT NULL, 
	period TEXT NOT NULL, 
	area TEXT NOT NULL, 
	title TEXT NOT NULL, 
	detail TEXT, 
	recorded_on DATE, 
	period_end DATE NOT NULL, 
	grain TEXT NOT NULL, 
	known_from DATE NOT NULL, 
	key_digest BLOB NOT NULL, 
	digest BLOB NOT NULL, 
	flags TEXT NOT NULL, 
	source_file TEXT NOT NULL, 
	source_line INTEGER NOT NULL, 
	PRIMARY KEY (row_id), 
	CONSTRAINT pmf_corporate_issues_load FOREIGN KEY(council, load_id) REFERENCES pmf_loads (council, load_id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE pmf_cross_unit_issues (
	row_id INTEGER NOT NULL, 
	council TEXT NOT NULL, 
	load_id INTEGER NOT NULL, 
	issue TEXT NOT NULL, 
	unit TEXT, 
	affects TEXT NOT NULL, 
	period TEXT NOT NULL, 
	title TEXT, 
	detail TEXT, 
	recorded_on DATE, 
	period_end DATE NOT NULL, 
	grain TEXT NOT NULL, 
	known_from DATE NOT NULL, 
	key_digest BLOB NOT NULL, 
	digest BLOB NOT NULL, 
	flags TEXT NOT NULL, 
	source_file TEXT NOT NULL, 
	source_line INTEGER NOT NULL, 
	PRIMARY KEY (row_id), 
	CONSTRAINT pmf_cross_unit_issues_load FOREIGN KEY(council, load_id) REFERENCES pmf_loads (council, load_id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE pmf_developments (
	row_id INTEGER NOT NULL, 
	council TEXT NOT NULL, 
	load_id INTEGER NOT NULL, 
	challenge TEXT NOT NULL, 
	unit TEXT, 
	period TEXT NOT NULL, 
	development TEXT, 
	recorded_on DATE, 
	period_end DATE NOT NULL, 
	grain TEXT NOT NULL, 
	known_from DATE NOT NULL, 
	key_digest BLOB NOT NULL, 
	digest BLOB NOT NULL, 
	flags TEXT NOT NULL, 
	source_file TEXT NOT NULL, 
	source_line INTEGER NOT NULL, 
	PRIMARY KEY (row_id), 
	CONSTRAINT pmf_developments_load FOREIGN KEY(council, load_id) REFERENCES pmf_loads (council, load_id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE pmf_financial_issues (
	row_id INTEGER NOT NULL, 
	council TEXT NOT NULL, 
	load_id INTEGER NOT NULL, 
	unit TEXT NOT NULL, 
	period TEXT NOT NULL, 
	title TEXT NOT NULL, 
	detail TEXT, 
	recorded_on DATE, 
	period_end DATE NOT NULL, 
	grain TEXT NOT NULL, 
	known_from DATE NOT NULL, 
	key_digest BLOB NOT NULL, 
	digest BLOB NOT NULL, 
	flags TEXT NOT NULL, 
	source_file TEXT NOT NULL, 
	source_line INTEGER NOT NULL, 
	PRIMARY KEY (row_id), 
	CONSTRAINT pmf_financial_issues_load FOREIGN KEY(council, load_id) REFERENCES pmf_loads (council, load_id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE pmf_introductions (
	row_id INTEGER NOT NULL, 
	council TEXT NOT NULL, 
	load_id INTEGER NOT NULL, 
	unit TEXT NOT NULL, 
	period TEXT NOT NULL, 
	text TEXT, 
	author TEXT, 
	written_on DATE, 
	period_end DATE NOT NULL, 
	grain TEXT NOT NULL, 
	known_from DATE NOT NULL, 
	key_digest BLOB NOT NULL, 
	digest BLOB NOT NULL, 
	flags TEXT NOT NULL, 
	source_file TEXT NOT NULL, 
	source_line INTEGER NOT NULL, 
	PRIMARY KEY (row_id), 
	CONSTRAINT pmf_introductions_load FOREIGN KEY(council, load_id) REFERENCES pmf_loads (council, load_id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE pmf_key_challenges (
	row_id INTEGER NOT NULL, 
	council TEXT NOT NULL, 
	load_id INTEGER NOT NULL, 
	challenge TEXT NOT NULL, 
	unit TEXT, 
	period TEXT, 
	title TEXT, 
	recorded_on DATE, 
	period_end DATE NOT NULL, 
	grain TEXT NOT NULL, 
	known_from DATE NOT NULL, 
	key_digest BLOB NOT NULL, 
	digest BLOB NOT NULL, 
	flags TEXT NOT NULL, 
	source_file TEXT NOT NULL, 
	source_line INTEGER NOT NULL, 
	PRIMARY KEY (row_id), 
	CONSTRAINT pmf_key_challenges_load FOREIGN KEY(council, load_id) REFERENCES pmf_loads (council, load_id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE pmf_key_decisions (
	row_id INTEGER NOT NULL, 
	council TEXT NOT NULL, 
	load_id INTEGER NOT NULL, 
	decision TEXT NOT NULL, 
	unit TEXT, 
	title TEXT, 
	decision_maker TEXT, 
	due_on DATE, 
	taken_on DATE, 
	status TEXT, 
	recorded_on DATE, 
	note TEXT, 
	known_from DATE NOT NULL, 
	key_digest BLOB NOT NULL, 
	digest BLOB NOT NULL, 
	flags TEXT NOT NULL, 
	source_file TEXT NOT NULL, 
	source_line INTEGER NOT NULL, 
	PRIMARY KEY (row_id), 
	CONSTRAINT pmf_key_decisions_load FOREIGN KEY(council, load_id) REFERENCES pmf_loads (council, load_id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE pmf_loads (
	council TEXT NOT NULL, 
	load_id INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	loaded_on DATE NOT NULL, 
	digest TEXT NOT NULL, 
	added TEXT NOT NULL, 
	PRIMARY KEY (council, load_id)
);
INSERT INTO "pmf_loads" VALUES('carlisle-2021',1,'sources','0000000000000000000000000000000000000000000000000000000000000000','2021-10-11','29545ed6e36f700b478400990d6dc388f46f0eea859b40b51b0485b3365b2fe3','{"benchmarks": 1, "measures": 1, "rebases": 1, "service_standards": 1, "values": 2}');
INSERT INTO "pmf_loads" VALUES('carlisle-2021',2,'sources','0000000000000000000000000000000000000000000000000000000000000000','2021-10-15','c46f5795344916a2e575b9df86e6b62ea03b00ef7d3ee8be20e845d580bc7cbf','{"values": 1}');
CREATE TABLE pmf_measures (
	row_id INTEGER NOT NULL, 
	council TEXT NOT NULL, 
	load_id INTEGER NOT NULL, 
	measure TEXT NOT NULL, 
	title TEXT, 
	unit TEXT, 
	polarity TEXT, 
	kind TEXT, 
	frequency TEXT, 
	aggregation TEXT, 
	owner TEXT, 
	member TEXT, 
	source TEXT, 
	formula TEXT, 
	guidance TEXT, 
	purpose TEXT, 
	measure_class TEXT, 
	priority TEXT, 
	targeted TEXT, 
	decimals DOUBLE, 
	tolerance_mode TEXT, 
	green_tolerance DOUBLE, 
	red_tolerance DOUBLE, 
	rolling_periods DOUBLE, 
	seasonal TEXT, 
	due_days DOUBLE, 
	state TEXT, 
	version TEXT, 
	defined_on DATE, 
	change_reason TEXT, 
	known_from DATE NOT NULL, 
	key_digest BLOB NOT NULL, 
	digest BLOB NOT NULL, 
	flags TEXT NOT NULL, 
	source_file TEXT NOT NULL, 
	source_line INTEGER NOT NULL, 
	PRIMARY KEY (row_id), 
	CONSTRAINT pmf_measures_load FOREIGN KEY(council, load_id) REFERENCES pmf_loads (council, load_id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "pmf_measures" VALUES(1,'carlisle-2021',1,'ICT1','Measure ICT1','ict-services','maximise','percent','quarterly','ratio',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2016-04-01',NULL,'2016-04-01',X'E7BD9E6A0A7708D96D12893D046A7F38',X'D4B5F3B7949842933513C917206B7E4A','','measures.csv',2);
CREATE TABLE pmf_rebases (
	row_id INTEGER NOT NULL, 
	council TEXT NOT NULL, 
	load_id INTEGER NOT NULL, 
	measure TEXT NOT NULL, 
	period TEXT NOT NULL, 
	reason TEXT, 
	evidence TEXT, 
	approved_by TEXT, 
	decided_on DATE, 
	period_end DATE NOT NULL, 
	grain TEXT NOT NULL, 
	known_from DATE NOT NULL, 
	key_digest BLOB NOT NULL, 
	digest BLOB NOT NULL, 
	flags TEXT NOT NULL, 
	source_file TEXT NOT NULL, 
	source_line INTEGER NOT NULL, 
	PRIMARY KEY (row_id), 
	CONSTRAINT pmf_rebases_load FOREIGN KEY(council, load_id) REFERENCES pmf_loads (council, load_id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "pmf_rebases" VALUES(1,'carlisle-2021',1,'ICT1','2021-22-Q1','A new telephone system',NULL,'Manager','2021-08-02','2021-06-30','quarter','2021-08-02',X'2EF0E31416C51706E8B0B0C4316AAEDB',X'F521B67B5DC015FBE2064C277A12B836','','rebases.csv',2);
CREATE TABLE pmf_reviews (
	row_id INTEGER NOT NULL, 
	council TEXT NOT NULL, 
	load_id INTEGER NOT NULL, 
	review TEXT NOT NULL, 
	unit TEXT, 
	period TEXT NOT NULL, 
	title TEXT, 
	stage TEXT, 
	"update" TEXT, 
	due_on DATE, 
	recorded_on DATE, 
	period_end DATE NOT NULL, 
	grain TEXT NOT NULL, 
	known_from DATE NOT NULL, 
	key_digest BLOB NOT NULL, 
	digest BLOB NOT NULL, 
	flags TEXT NOT NULL, 
	source_file TEXT NOT NULL, 
	source_line INTEGER NOT NULL, 
	PRIMARY KEY (row_id), 
	CONSTRAINT pmf_reviews_load FOREIGN KEY(council, load_id) REFERENCES pmf_loads (council, load_id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE pmf_risks (
	row_id INTEGER NOT NULL, 
	council TEXT NOT NULL, 
	load_id INTEGER NOT NULL, 
	risk TEXT NOT NULL, 
	unit TEXT, 
	measure TEXT, 
	title TEXT, 
	likelihood DOUBLE, 
	impact DOUBLE, 
	target_likelihood DOUBLE, 
	target_impact DOUBLE, 
	owner TEXT, 
	mitigation TEXT, 
	recorded_on DATE, 
	known_from DATE NOT NULL, 
	key_digest BLOB NOT NULL, 
	digest BLOB NOT NULL, 
	flags TEXT NOT NULL, 
	source_file TEXT NOT NULL, 
	source_line INTEGER NOT NULL, 
	PRIMARY KEY (row_id), 
	CONSTRAINT pmf_risks_load FOREIGN KEY(council, load_id) REFERENCES pmf_loads (council, load_id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE pmf_savings (
	row_id INTEGER NOT NULL, 
	council TEXT NOT NULL, 
	load_id INTEGER NOT NULL, 
	saving TEXT NOT NULL, 
	unit TEXT, 
	period TEXT NOT NULL, 
	title TEXT, 
	target DOUBLE, 
	delivered DOUBLE, 
	forecast DOUBLE, 
	status TEXT, 
	recurring TEXT, 
	recorded_on DATE, 
	note TEXT, 
	period_end DATE NOT NULL, 
	grain TEXT NOT NULL, 
	known_from DATE NOT NULL, 
	key_digest BLOB NOT NULL, 
	digest BLOB NOT NULL, 
	flags TEXT NOT NULL, 
	source_file TEXT NOT NULL, 
	source_line INTEGER NOT NULL, 
	PRIMARY KEY (row_id), 
	CONSTRAINT pmf_savings_load FOREIGN KEY(council, load_id) REFERENCES pmf_loads (council, load_id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE pmf_schema_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT pmf_schema_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "pmf_schema_version" VALUES('0002');
CREATE TABLE pmf_service_standards (
	row_id INTEGER NOT NULL, 
	council TEXT NOT NULL, 
	load_id INTEGER NOT NULL, 
	standard TEXT NOT NULL, 
	unit TEXT, 
	measure TEXT, 
	title TEXT, 
	dimension TEXT, 
	threshold DOUBLE, 
	exclusions TEXT, 
	consequence TEXT, 
	recorded_on DATE, 
	known_from DATE NOT NULL, 
	key_digest BLOB NOT NULL, 
	digest BLOB NOT NULL, 
	flags TEXT NOT NULL, 
	source_file TEXT NOT NULL, 
	source_line INTEGER NOT NULL, 
	PRIMARY KEY (row_id), 
	CONSTRAINT pmf_service_standards_load FOREIGN KEY(council, load_id) REFERENCES pmf_loads (council, load_id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "pmf_service_standards" VALUES(1,'carlisle-2021',1,'ICT-S1','ict-services','ICT1','Calls answered in a day','timeliness',1.0,NULL,NULL,'2021-04-01','2021-04-01',X'B2FFE275F019E9BF2D16B1282B874789',X'5BF540BBB69759FD8C7614B193FB45CE','','service_standards.csv',2);
CREATE TABLE pmf_staffing (
	row_id INTEGER NOT NULL, 
	council TEXT NOT NULL, 
	load_id INTEGER NOT NULL, 
	unit TEXT NOT NULL, 
	period TEXT NOT NULL, 
	established_fte DOUBLE, 
	fte DOUBLE, 
	vacancies DOUBLE, 
	sickness_days DOUBLE, 
	turnover DOUBLE, 
	recorded_on DATE, 
	period_end DATE NOT NULL, 
	grain TEXT NOT NULL, 
	known_from DATE NOT NULL, 
	key_digest BLOB NOT NULL, 
	digest BLOB NOT NULL, 
	flags TEXT NOT NULL, 
	source_file TEXT NOT NULL, 
	source_line INTEGER NOT NULL, 
	PRIMARY KEY (row_id), 
	CONSTRAINT pmf_staffing_load FOREIGN KEY(council, load_id) REFERENCES pmf_loads (council, load_id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE pmf_targets (
	row_id INTEGER NOT NULL, 
	council TEXT NOT NULL, 
	load_id INTEGER NOT NULL, 
	measure TEXT NOT NULL, 
	period TEXT NOT NULL, 
	target DOUBLE, 
	lower DOUBLE, 
	upper DOUBLE, 
	profile TEXT, 
	baseline DOUBLE, 
	tolerance_mode TEXT, 
	green_tolerance DOUBLE, 
	red_tolerance DOUBLE, 
	set_on DATE, 
	set_by TEXT, 
	reason TEXT, 
	period_end DATE NOT NULL, 
	grain TEXT NOT NULL, 
	known_from DATE NOT NULL, 
	key_digest BLOB NOT NULL, 
	digest BLOB NOT NULL, 
	flags TEXT NOT NULL, 
	source_file TEXT NOT NULL, 
	source_line INTEGER NOT NULL, 
	PRIMARY KEY (row_id), 
	CONSTRAINT pmf_targets_load FOREIGN KEY(council, load_id) REFERENCES pmf_loads (council, load_id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE pmf_values (
	row_id INTEGER NOT NULL, 
	council TEXT NOT NULL, 
	load_id INTEGER NOT NULL, 
	measure TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	period TEXT NOT NULL, 
	value DOUBLE, 
	numerator DOUBLE, 
	denominator DOUBLE, 
	recorded_on DATE, 
	status TEXT, 
	note TEXT, 
	ward TEXT NOT NULL, 
	town TEXT NOT NULL, 
	area TEXT NOT NULL, 
	client_group TEXT NOT NULL, 
	missing_reason TEXT, 
	reason_code TEXT, 
	period_end DATE NOT NULL, 
	grain TEXT NOT NULL, 
	known_from DATE NOT NULL, 
	key_digest BLOB NOT NULL, 
	digest BLOB NOT NULL, 
	flags TEXT NOT NULL, 
	source_file TEXT NOT NULL, 
	source_line INTEGER NOT NULL, 
	PRIMARY KEY (row_id), 
	CONSTRAINT pmf_values_load FOREIGN KEY(council, load_id) REFERENCES pmf_loads (council, load_id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "pmf_values" VALUES(1,'carlisle-2021',1,'ICT1','ict-services','2021-22-Q1',86.5,173.0,200.0,'2021-07-09',NULL,NULL,'','','','',NULL,NULL,'2021-06-30','quarter','2021-07-09',X'65E4EFAE94E1015FF545FF3A81BAB674',X'859B61B4C1DC0B57C38B18F6E3C60F4D','','values.csv',2);
INSERT INTO "pmf_values" VALUES(2,'carlisle-2021',1,'ICT1','ict-services','2021-22-Q2',87.5,NULL,NULL,'2021-10-08',NULL,NULL,'','','','',NULL,NULL,'2021-09-30','quarter','2021-10-08',X'587550DF74996667AE30B924AE095E51',X'C392C38A993E7EA7EB3C5EF9E68C158C','','values.csv',3);
INSERT INTO "pmf_values" VALUES(3,'carlisle-2021',2,'ICT1','ict-services','2021-22-Q2',88.5,NULL,NULL,'2021-10-15',NULL,NULL,'','','','',NULL,NULL,'2021-09-30','quarter','2021-10-15',X'587550DF74996667AE30B924AE095E51',X'FA8471C90826953FAF758086B0FDE145','','values.csv',2);
CREATE UNIQUE INDEX pmf_measures_as_known ON pmf_measures (key_digest, known_from, load_id);
CREATE INDEX pmf_measures_by_load ON pmf_measures (load_id, council);
CREATE INDEX pmf_measures_by_measure ON pmf_measures (council, measure);
CREATE INDEX pmf_measures_by_unit ON pmf_measures (council, unit);
CREATE UNIQUE INDEX pmf_values_as_known ON pmf_values (key_digest, known_from, load_id);
CREATE INDEX pmf_values_by_load ON pmf_values (load_id, council);
CREATE UNIQUE INDEX pmf_targets_as_known ON pmf_targets (key_digest, known_from, load_id);
CREATE INDEX pmf_targets_by_load ON pmf_targets (load_id, council);
CREATE INDEX pmf_targets_by_measure ON pmf_targets (council, measure);
CREATE UNIQUE INDEX pmf_budget_as_known ON pmf_budget (key_digest, known_from, load_id);
CREATE INDEX pmf_budget_by_load ON pmf_budget (load_id, council);
CREATE INDEX pmf_budget_by_unit ON pmf_budget (council, unit);
CREATE UNIQUE INDEX pmf_savings_as_known ON pmf_savings (key_digest, known_from, load_id);
CREATE INDEX pmf_savings_by_load ON pmf_savings (load_id, council);
CREATE INDEX pmf_savings_by_unit ON pmf_savings (council, unit);
CREATE UNIQUE INDEX pmf_financial_issues_as_known ON pmf_financial_issues (key_digest, known_from, load_id);
CREATE INDEX pmf_financial_issues_by_load ON pmf_financial_issues (load_id, council);
CREATE INDEX pmf_financial_issues_by_unit ON pmf_financial_issues (council, unit);
CREATE UNIQUE INDEX pmf_key_challenges_as_known ON pmf_key_challenges (key_digest, known_from, load_id);
CREATE INDEX pmf_key_challenges_by_load ON pmf_key_challenges (load_id, council);
CREATE INDEX pmf_key_challenges_by_unit ON pmf_key_challenges (council, unit);
CREATE UNIQUE INDEX pmf_developments_as_known ON pmf_developments (key_digest, known_from, load_id);
CREATE INDEX pmf_developments_by_load ON pmf_developments (load_id, council);
CREATE INDEX pmf_developments_by_unit ON pmf_developments (council, unit);
CREATE UNIQUE INDEX pmf_reviews_as_known ON pmf_reviews (key_digest, known_from, load_id);
CREATE INDEX pmf_reviews_by_load ON pmf_reviews (load_id, council);
CREATE INDEX pmf_reviews_by_unit ON pmf_reviews (council, unit);
CREATE UNIQUE INDEX pmf_corporate_issues_as_known ON pmf_corporate_issues (key_digest, known_from, load_id);
CREATE INDEX pmf_corporate_issues_by_load ON pmf_corporate_issues (load_id, council);
CREATE INDEX pmf_corporate_issues_by_unit ON pmf_corporate_issues (council, unit);
CREATE UNIQUE INDEX pmf_key_decisions_as_known ON pmf_key_decisions (key_digest, known_from, load_id);
CREATE INDEX pmf_key_decisions_by_load ON pmf_key_decisions (load_id, council);
CREATE INDEX pmf_key_decisions_by_unit ON pmf_key_decisions (council, unit);
CREATE UNIQUE INDEX pmf_cross_unit_issues_as_known ON pmf_cross_unit_issues (key_digest, known_from, load_id);
CREATE INDEX pmf_cross_unit_issues_by_load ON pmf_cross_unit_issues (load_id, council);
CREATE INDEX pmf_cross_unit_issues_by_unit ON pmf_cross_unit_issues (council, unit);
CREATE INDEX pmf_cross_unit_issues_by_affects ON pmf_cross_unit_issues (council, affects);
CREATE UNIQUE INDEX pmf_actions_as_known ON pmf_actions (key_digest, known_from, load_id);
CREATE INDEX pmf_actions_by_load ON pmf_actions (load_id, council);
CREATE INDEX pmf_actions_by_unit ON pmf_actions (council, unit);
CREATE INDEX pmf_actions_by_measure ON pmf_actions (council, measure);
CREATE UNIQUE INDEX pmf_risks_as_known ON pmf_risks (key_digest, known_from, load_id);
CREATE INDEX pmf_risks_by_load ON pmf_risks (load_id, council);
CREATE INDEX pmf_risks_by_unit ON pmf_risks (council, unit);
CREATE INDEX pmf_risks_by_measure ON pmf_risks (council, measure);
CREATE UNIQUE INDEX pmf_introductions_as_known ON pmf_introductions (key_digest, known_from, load_id);
CREATE INDEX pmf_introductions_by_load ON pmf_introductions (load_id, council);
CREATE INDEX pmf_introductions_by_unit ON pmf_introductions (council, unit);
CREATE UNIQUE INDEX pmf_commentaries_as_known ON pmf_commentaries (key_digest, known_from, load_id);
CREATE INDEX pmf_commentaries_by_load ON pmf_commentaries (load_id, council);
CREATE INDEX pmf_commentaries_by_measure ON pmf_commentaries (council, measure);
CREATE INDEX pmf_commentaries_by_unit ON pmf_commentaries (council, unit);
CREATE UNIQUE INDEX pmf_staffing_as_known ON pmf_staffing (key_digest, known_from, load_id);
CREATE INDEX pmf_staffing_by_load ON pmf_staffing (load_id, council);
CREATE INDEX pmf_staffing_by_unit ON pmf_staffing (council, unit);
CREATE UNIQUE INDEX pmf_complaints_as_known ON pmf_complaints (key_digest, known_from, load_id);
CREATE INDEX pmf_complaints_by_load ON pmf_complaints (load_id, council);
CREATE INDEX pmf_complaints_by_unit ON pmf_complaints (council, unit);
CREATE INDEX pmf_values_by_unit ON pmf_values (council, unit, measure, period_end);
CREATE INDEX pmf_values_by_measure ON pmf_values (council, measure, period_end);
CREATE UNIQUE INDEX pmf_rebases_as_known ON pmf_rebases (key_digest, known_from, load_id);
CREATE INDEX pmf_rebases_by_load ON pmf_rebases (load_id, council);
CREATE INDEX pmf_rebases_by_measure ON pmf_rebases (council, measure);
CREATE UNIQUE INDEX pmf_benchmarks_as_known ON pmf_benchmarks (key_digest, known_from, load_id);
CREATE INDEX pmf_benchmarks_by_load ON pmf_benchmarks (load_id, council);
CREATE INDEX pmf_benchmarks_by_measure ON pmf_benchmarks (council, measure);
CREATE UNIQUE INDEX pmf_service_standards_as_known ON pmf_service_standards (key_digest, known_from, load_id);
CREATE INDEX pmf_service_standards_by_load ON pmf_service_standards (load_id, council);
CREATE INDEX pmf_service_standards_by_unit ON pmf_service_standards (council, unit);
CREATE INDEX pmf_service_standards_by_measure ON pmf_service_standards (council, measure);
COMMIT;
