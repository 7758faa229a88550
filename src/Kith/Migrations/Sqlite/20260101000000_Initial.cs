using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kith.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AcceptedQueries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Authority = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: true),
                    Row = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Says = table.Column<string>(type: "TEXT", nullable: false),
                    Explanation = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AcceptedQueries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AreaOutlines",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Credit = table.Column<string>(type: "TEXT", nullable: false),
                    South = table.Column<double>(type: "REAL", nullable: false),
                    North = table.Column<double>(type: "REAL", nullable: false),
                    West = table.Column<double>(type: "REAL", nullable: false),
                    East = table.Column<double>(type: "REAL", nullable: false),
                    Shape = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AreaOutlines", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "AreaSearches",
                columns: table => new
                {
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    District = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    Ward = table.Column<string>(type: "TEXT", maxLength: 9, nullable: false),
                    Term = table.Column<Guid>(type: "TEXT", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AreaSearches", x => new { x.Month, x.District, x.Ward, x.Term });
                });

            migrationBuilder.CreateTable(
                name: "Audit",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Posting = table.Column<Guid>(type: "TEXT", nullable: true),
                    Account = table.Column<Guid>(type: "TEXT", nullable: true),
                    Route = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    RequestId = table.Column<string>(type: "TEXT", nullable: true),
                    Family = table.Column<Guid>(type: "TEXT", nullable: true),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: true),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Audit", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "AuthoritySettings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Area = table.Column<string>(type: "TEXT", nullable: true),
                    Region = table.Column<string>(type: "TEXT", nullable: true),
                    Population = table.Column<int>(type: "INTEGER", nullable: true),
                    PopulationYear = table.Column<int>(type: "INTEGER", nullable: true),
                    Source = table.Column<string>(type: "TEXT", nullable: true),
                    SetAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SetBy = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuthoritySettings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BenchmarkAreas",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 9, nullable: false),
                    Level = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Region = table.Column<string>(type: "TEXT", maxLength: 9, nullable: true),
                    NamedIn = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BenchmarkAreas", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "Benchmarks",
                columns: table => new
                {
                    Series = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Area = table.Column<string>(type: "TEXT", maxLength: 9, nullable: false),
                    Sent = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    SentRate = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Benchmarks", x => new { x.Series, x.Area, x.Year });
                });

            migrationBuilder.CreateTable(
                name: "DirectorySettings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    HideAfterDays = table.Column<int>(type: "INTEGER", nullable: true),
                    HideUnlistedAfterDays = table.Column<int>(type: "INTEGER", nullable: true),
                    Asked = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DirectorySettings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DirectoryState",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Changes = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DirectoryState", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DirectoryWord",
                columns: table => new
                {
                    Word = table.Column<string>(type: "TEXT", nullable: false),
                    Length = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DirectoryWord", x => x.Word);
                });

            migrationBuilder.CreateTable(
                name: "Drafts",
                columns: table => new
                {
                    Instance = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<Guid>(type: "TEXT", nullable: false),
                    Posting = table.Column<Guid>(type: "TEXT", nullable: false),
                    Path = table.Column<string>(type: "TEXT", nullable: false),
                    Fields = table.Column<string>(type: "TEXT", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Drafts", x => x.Instance);
                });

            migrationBuilder.CreateTable(
                name: "EarlierListings",
                columns: table => new
                {
                    Service = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Listing = table.Column<string>(type: "TEXT", nullable: false),
                    LeftAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LeftBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Left = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EarlierListings", x => new { x.Service, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "Failures",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    LastAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WaitsUntil = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Failures", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "Families",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Ref = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Families", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FollowedFeeds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", nullable: false),
                    EveryHours = table.Column<int>(type: "INTEGER", nullable: false),
                    IsStaged = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsOn = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsAsked = table.Column<bool>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    FailedTimes = table.Column<int>(type: "INTEGER", nullable: false),
                    Marks = table.Column<string>(type: "TEXT", nullable: true),
                    WholeAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Server = table.Column<Guid>(type: "TEXT", nullable: true),
                    LeasedUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FollowedFeeds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FormReplies",
                columns: table => new
                {
                    Key = table.Column<Guid>(type: "TEXT", nullable: false),
                    Posting = table.Column<Guid>(type: "TEXT", nullable: false),
                    Route = table.Column<string>(type: "TEXT", nullable: false),
                    BodyHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Location = table.Column<string>(type: "TEXT", nullable: false),
                    Done = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormReplies", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "HarmAllegations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    HarmedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    Harmed = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HarmAllegations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Ledger",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Family = table.Column<Guid>(type: "TEXT", nullable: true),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: true),
                    Person = table.Column<Guid>(type: "TEXT", nullable: true),
                    Label = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LabelPerson = table.Column<Guid>(type: "TEXT", nullable: true),
                    Data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Ledger", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "ListingReports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Service = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: false),
                    Contact = table.Column<string>(type: "TEXT", nullable: true),
                    ReportedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClosedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ListingReports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ListingWatches",
                columns: table => new
                {
                    Worker = table.Column<Guid>(type: "TEXT", nullable: false),
                    Service = table.Column<Guid>(type: "TEXT", nullable: false),
                    SeenAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ListingWatches", x => new { x.Worker, x.Service });
                });

            migrationBuilder.CreateTable(
                name: "Locations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: true),
                    Latitude = table.Column<double>(type: "REAL", nullable: true),
                    Longitude = table.Column<double>(type: "REAL", nullable: true),
                    Audience = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Listing = table.Column<string>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: true),
                    Sent = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Locations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Messages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Recipient = table.Column<string>(type: "TEXT", maxLength: 320, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    OverAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Fault = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Messages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ModuleCompletions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    Parent = table.Column<Guid>(type: "TEXT", nullable: false),
                    Module = table.Column<int>(type: "INTEGER", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    WhyNotApplicable = table.Column<string>(type: "TEXT", nullable: true),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LabelPerson = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModuleCompletions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Modules",
                columns: table => new
                {
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", nullable: false),
                    IsOurs = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Modules", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "Organizations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Listing = table.Column<string>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: true),
                    Sent = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Organizations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "OwnerAskings",
                columns: table => new
                {
                    Service = table.Column<Guid>(type: "TEXT", nullable: false),
                    LastOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Times = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OwnerAskings", x => x.Service);
                });

            migrationBuilder.CreateTable(
                name: "OwnerLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Service = table.Column<Guid>(type: "TEXT", nullable: false),
                    SecretHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AskedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OwnerLinks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "People",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FirstName = table.Column<string>(type: "TEXT", nullable: true),
                    LastName = table.Column<string>(type: "TEXT", nullable: true),
                    BirthDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ExpectedBirthDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DeathDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Sex = table.Column<string>(type: "TEXT", nullable: true),
                    Ethnicity = table.Column<string>(type: "TEXT", nullable: true),
                    IsProtected = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_People", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PostcodeDistricts",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    Latitude = table.Column<double>(type: "REAL", nullable: false),
                    Longitude = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PostcodeDistricts", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "Postcodes",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 7, nullable: false),
                    Latitude = table.Column<double>(type: "REAL", nullable: true),
                    Longitude = table.Column<double>(type: "REAL", nullable: true),
                    Areas = table.Column<string>(type: "TEXT", nullable: false),
                    IsEnded = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Postcodes", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "PrivacyAlerts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Agency = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Of = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PrivacyAlerts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PrivilegedWeeks",
                columns: table => new
                {
                    Monday = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Actions = table.Column<int>(type: "INTEGER", nullable: false),
                    ReadyAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReviewBy = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ReviewedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PrivilegedWeeks", x => x.Monday);
                });

            migrationBuilder.CreateTable(
                name: "Proposals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Service = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Before = table.Column<string>(type: "TEXT", nullable: true),
                    Listing = table.Column<string>(type: "TEXT", nullable: false),
                    Why = table.Column<string>(type: "TEXT", nullable: true),
                    By = table.Column<Guid>(type: "TEXT", nullable: true),
                    Source = table.Column<string>(type: "TEXT", nullable: true),
                    Batch = table.Column<Guid>(type: "TEXT", nullable: true),
                    ProposedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecidedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Proposals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ProtectionKeys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Xml = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProtectionKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PseudonymSecrets",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Secret = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PseudonymSecrets", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReadMarks",
                columns: table => new
                {
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReadMarks", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "ReadTallies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Worker = table.Column<Guid>(type: "TEXT", nullable: false),
                    Family = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Opened = table.Column<int>(type: "INTEGER", nullable: false),
                    Refused = table.Column<int>(type: "INTEGER", nullable: false),
                    AtNight = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReadTallies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Seals",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LedgerTo = table.Column<long>(type: "INTEGER", nullable: false),
                    AuditTo = table.Column<long>(type: "INTEGER", nullable: false),
                    LedgerMarks = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AuditMarks = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Signature = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Seals", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "SearchMisses",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: false),
                    IsTopic = table.Column<bool>(type: "INTEGER", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchMisses", x => new { x.Day, x.Words, x.IsTopic });
                });

            migrationBuilder.CreateTable(
                name: "Services",
                columns: table => new
                {
                    Number = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Organization = table.Column<Guid>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Audience = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsHidden = table.Column<bool>(type: "INTEGER", nullable: false),
                    UnlistedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReplacedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    SeenBy = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ContactEmail = table.Column<string>(type: "TEXT", nullable: true),
                    MinimumAge = table.Column<double>(type: "REAL", nullable: true),
                    MaximumAge = table.Column<double>(type: "REAL", nullable: true),
                    AssuredOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ModifiedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IsFree = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsInPerson = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsOnline = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsAtHome = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsAccessible = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsTermTime = table.Column<bool>(type: "INTEGER", nullable: false),
                    Listing = table.Column<string>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: true),
                    Sent = table.Column<string>(type: "TEXT", nullable: true),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Origins = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Services", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "StatisticalNeighbours",
                columns: table => new
                {
                    Edition = table.Column<int>(type: "INTEGER", nullable: false),
                    Area = table.Column<string>(type: "TEXT", maxLength: 9, nullable: false),
                    Rank = table.Column<int>(type: "INTEGER", nullable: false),
                    Neighbour = table.Column<string>(type: "TEXT", maxLength: 9, nullable: false),
                    Closeness = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StatisticalNeighbours", x => new { x.Area, x.Edition, x.Rank });
                });

            migrationBuilder.CreateTable(
                name: "Strangers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Issuer = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: true),
                    Email = table.Column<string>(type: "TEXT", nullable: true),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    LastAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Strangers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Synonyms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Phrase = table.Column<string>(type: "TEXT", nullable: false),
                    Means = table.Column<string>(type: "TEXT", nullable: false),
                    IsBothWays = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Synonyms", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Taxonomies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Description = table.Column<string>(type: "TEXT", nullable: false),
                    Uri = table.Column<string>(type: "TEXT", nullable: true),
                    Edition = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Taxonomies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TaxonomyTerms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Taxonomy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Parent = table.Column<Guid>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    IsSensitive = table.Column<bool>(type: "INTEGER", nullable: false),
                    Listing = table.Column<string>(type: "TEXT", nullable: false),
                    Also = table.Column<string>(type: "TEXT", nullable: false),
                    OtherParents = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TaxonomyTerms", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TermAncestor",
                columns: table => new
                {
                    Term = table.Column<Guid>(type: "TEXT", nullable: false),
                    Ancestor = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TermAncestor", x => new { x.Ancestor, x.Term });
                });

            migrationBuilder.CreateTable(
                name: "WaitingNotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Service = table.Column<Guid>(type: "TEXT", nullable: false),
                    Weeks = table.Column<int>(type: "INTEGER", nullable: false),
                    ToldOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: true),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WaitingNotes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WordPrints",
                columns: table => new
                {
                    Print = table.Column<long>(type: "INTEGER", nullable: false),
                    Part = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WordPrints", x => new { x.Print, x.Part });
                });

            migrationBuilder.CreateTable(
                name: "Workers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Email = table.Column<string>(type: "TEXT", nullable: true),
                    Phone = table.Column<string>(type: "TEXT", nullable: true),
                    InterestsDeclaredOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Workers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ChosenNeighbours",
                columns: table => new
                {
                    Rank = table.Column<int>(type: "INTEGER", nullable: false),
                    Setting = table.Column<Guid>(type: "TEXT", nullable: false),
                    Area = table.Column<string>(type: "TEXT", maxLength: 9, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChosenNeighbours", x => new { x.Setting, x.Rank });
                    table.ForeignKey(
                        name: "FK_ChosenNeighbours_AuthoritySettings_Setting",
                        column: x => x.Setting,
                        principalTable: "AuthoritySettings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "FamilyEpisodes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Family = table.Column<Guid>(type: "TEXT", nullable: false),
                    OpenedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AllocatedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    WhereThingsAre = table.Column<string>(type: "TEXT", nullable: true),
                    WhereThingsAreAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WhereThingsAreBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    WhyClosed = table.Column<string>(type: "TEXT", nullable: true),
                    IsImported = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FamilyEpisodes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FamilyEpisodes_Families_Family",
                        column: x => x.Family,
                        principalTable: "Families",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Households",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Family = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Households", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Households_Families_Family",
                        column: x => x.Family,
                        principalTable: "Families",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "FeedRuns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Feed = table.Column<Guid>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    Added = table.Column<int>(type: "INTEGER", nullable: false),
                    Changed = table.Column<int>(type: "INTEGER", nullable: false),
                    Unchanged = table.Column<int>(type: "INTEGER", nullable: false),
                    LeftOut = table.Column<int>(type: "INTEGER", nullable: false),
                    Kept = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedRuns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FeedRuns_FollowedFeeds_Feed",
                        column: x => x.Feed,
                        principalTable: "FollowedFeeds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "FamilyMembers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Family = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FamilyMembers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FamilyMembers_Families_Family",
                        column: x => x.Family,
                        principalTable: "Families",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_FamilyMembers_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Kin",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    To = table.Column<Guid>(type: "TEXT", nullable: false),
                    HasParentalResponsibility = table.Column<bool>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Kin", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Kin_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Kin_People_To",
                        column: x => x.To,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PeopleAsSent",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Authority = table.Column<string>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false),
                    LatestYear = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PeopleAsSent", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PeopleAsSent_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PersonDisabilities",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonDisabilities", x => new { x.Person, x.Code });
                    table.ForeignKey(
                        name: "FK_PersonDisabilities_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PersonIdentifiers",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonIdentifiers", x => new { x.Person, x.Kind, x.Value });
                    table.ForeignKey(
                        name: "FK_PersonIdentifiers_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WeekReviews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    Worker = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Actions = table.Column<int>(type: "INTEGER", nullable: false),
                    Own = table.Column<int>(type: "INTEGER", nullable: false),
                    Questioned = table.Column<bool>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    Week = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WeekReviews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WeekReviews_PrivilegedWeeks_Week",
                        column: x => x.Week,
                        principalTable: "PrivilegedWeeks",
                        principalColumn: "Monday",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ServiceCover",
                columns: table => new
                {
                    Service = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 9, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceCover", x => new { x.Service, x.Code });
                    table.ForeignKey(
                        name: "FK_ServiceCover_Services_Service",
                        column: x => x.Service,
                        principalTable: "Services",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ServiceDocument",
                columns: table => new
                {
                    Service = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ModifiedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Full = table.Column<string>(type: "TEXT", nullable: false),
                    Brief = table.Column<string>(type: "TEXT", nullable: false),
                    ETag = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceDocument", x => x.Service);
                    table.ForeignKey(
                        name: "FK_ServiceDocument_Services_Service",
                        column: x => x.Service,
                        principalTable: "Services",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ServiceKey",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false),
                    Service = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceKey", x => new { x.Key, x.Service });
                    table.ForeignKey(
                        name: "FK_ServiceKey_Services_Service",
                        column: x => x.Service,
                        principalTable: "Services",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ServiceLanguage",
                columns: table => new
                {
                    Service = table.Column<int>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceLanguage", x => new { x.Service, x.Language });
                    table.ForeignKey(
                        name: "FK_ServiceLanguage_Services_Service",
                        column: x => x.Service,
                        principalTable: "Services",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ServicePlace",
                columns: table => new
                {
                    Number = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Service = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Location = table.Column<Guid>(type: "TEXT", nullable: false),
                    Audience = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Latitude = table.Column<double>(type: "REAL", nullable: true),
                    Longitude = table.Column<double>(type: "REAL", nullable: true),
                    Listing = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServicePlace", x => x.Number);
                    table.ForeignKey(
                        name: "FK_ServicePlace_Locations_Location",
                        column: x => x.Location,
                        principalTable: "Locations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ServicePlace_Services_Service",
                        column: x => x.Service,
                        principalTable: "Services",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ServiceQuality",
                columns: table => new
                {
                    Service = table.Column<int>(type: "INTEGER", nullable: false),
                    Points = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangesOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceQuality", x => x.Service);
                    table.ForeignKey(
                        name: "FK_ServiceQuality_Services_Service",
                        column: x => x.Service,
                        principalTable: "Services",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ServiceSlot",
                columns: table => new
                {
                    Service = table.Column<int>(type: "INTEGER", nullable: false),
                    Day = table.Column<int>(type: "INTEGER", nullable: false),
                    Opens = table.Column<int>(type: "INTEGER", nullable: false),
                    Closes = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceSlot", x => new { x.Service, x.Day, x.Opens, x.Closes });
                    table.ForeignKey(
                        name: "FK_ServiceSlot_Services_Service",
                        column: x => x.Service,
                        principalTable: "Services",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ServiceTerm",
                columns: table => new
                {
                    Service = table.Column<int>(type: "INTEGER", nullable: false),
                    Term = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceTerm", x => new { x.Term, x.Service });
                    table.ForeignKey(
                        name: "FK_ServiceTerm_Services_Service",
                        column: x => x.Service,
                        principalTable: "Services",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Twins",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    One = table.Column<int>(type: "INTEGER", nullable: false),
                    Other = table.Column<int>(type: "INTEGER", nullable: false),
                    Points = table.Column<int>(type: "INTEGER", nullable: false),
                    Grounds = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DecidedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Twins", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Twins_Services_One",
                        column: x => x.One,
                        principalTable: "Services",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Twins_Services_Other",
                        column: x => x.Other,
                        principalTable: "Services",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Accounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Worker = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsDemonstration = table.Column<bool>(type: "INTEGER", nullable: false),
                    LastCodeStep = table.Column<long>(type: "INTEGER", nullable: false),
                    HasSecondFactor = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsClosed = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsHeld = table.Column<bool>(type: "INTEGER", nullable: false),
                    LastUsedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SuspendedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumber = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "TEXT", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Accounts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Accounts_Workers_Worker",
                        column: x => x.Worker,
                        principalTable: "Workers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Agencies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LeaCode = table.Column<string>(type: "TEXT", nullable: true),
                    Confirmer = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Agencies", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Agencies_Workers_Confirmer",
                        column: x => x.Confirmer,
                        principalTable: "Workers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Confidants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    Child = table.Column<Guid>(type: "TEXT", nullable: false),
                    Worker = table.Column<Guid>(type: "TEXT", nullable: false),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Confidants", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Confidants_Workers_Worker",
                        column: x => x.Worker,
                        principalTable: "Workers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CuriosityAlerts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Agency = table.Column<Guid>(type: "TEXT", nullable: false),
                    Worker = table.Column<Guid>(type: "TEXT", nullable: false),
                    Family = table.Column<Guid>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RaisedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Found = table.Column<string>(type: "TEXT", nullable: true),
                    ReviewedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReviewedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CuriosityAlerts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CuriosityAlerts_Workers_Worker",
                        column: x => x.Worker,
                        principalTable: "Workers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HandOvers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Worker = table.Column<Guid>(type: "TEXT", nullable: false),
                    OpenedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    Opener = table.Column<Guid>(type: "TEXT", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    GivenBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    GivenAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CodeHash = table.Column<string>(type: "TEXT", nullable: true),
                    CodeUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Ending = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandOvers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HandOvers_Workers_Worker",
                        column: x => x.Worker,
                        principalTable: "Workers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Interests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Worker = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FirstName = table.Column<string>(type: "TEXT", nullable: true),
                    LastName = table.Column<string>(type: "TEXT", nullable: true),
                    BirthDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Postcode = table.Column<string>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    RecordedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: true),
                    NobodyAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Interests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Interests_Workers_Worker",
                        column: x => x.Worker,
                        principalTable: "Workers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LinkProposals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Worker = table.Column<Guid>(type: "TEXT", nullable: false),
                    Issuer = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: true),
                    Email = table.Column<string>(type: "TEXT", nullable: true),
                    ProposedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    Proposer = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AnsweredBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    IsAgreed = table.Column<bool>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LinkProposals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LinkProposals_Workers_Worker",
                        column: x => x.Worker,
                        principalTable: "Workers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Assessments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReferredOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Analysis = table.Column<string>(type: "TEXT", nullable: true),
                    SentBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReturnedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    WhyReturned = table.Column<string>(type: "TEXT", nullable: true),
                    AuthorisedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    AuthorisedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WhyLate = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Assessments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Assessments_FamilyEpisodes_FamilyEpisode",
                        column: x => x.FamilyEpisode,
                        principalTable: "FamilyEpisodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CarePeriods",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Child = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    StartedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Need = table.Column<string>(type: "TEXT", nullable: false),
                    IsUnaccompanied = table.Column<bool>(type: "INTEGER", nullable: false),
                    UnaccompaniedUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CeasedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CeasedFor = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawnBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    WhyWithdrawn = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CarePeriods", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CarePeriods_FamilyEpisodes_FamilyEpisode",
                        column: x => x.FamilyEpisode,
                        principalTable: "FamilyEpisodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CarePeriods_People_Child",
                        column: x => x.Child,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ChildEpisodes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Child = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReferredOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ReferralSource = table.Column<string>(type: "TEXT", nullable: true),
                    PrimaryNeed = table.Column<string>(type: "TEXT", nullable: true),
                    NoFurtherAction = table.Column<bool>(type: "INTEGER", nullable: true),
                    InitialConferenceOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReasonForClosure = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChildEpisodes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ChildEpisodes_FamilyEpisodes_FamilyEpisode",
                        column: x => x.FamilyEpisode,
                        principalTable: "FamilyEpisodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ChildEpisodes_People_Child",
                        column: x => x.Child,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Connections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    Service = table.Column<Guid>(type: "TEXT", nullable: false),
                    Need = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    StateOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ReplyDueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Basis = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ConsentBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    ConsentOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    BasisWords = table.Column<string>(type: "TEXT", nullable: true),
                    MayTell = table.Column<string>(type: "TEXT", nullable: true),
                    SafeContact = table.Column<string>(type: "TEXT", nullable: true),
                    AskedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AskedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    AttendedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Change = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Label = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LabelPerson = table.Column<Guid>(type: "TEXT", nullable: true),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RemovedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Connections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Connections_FamilyEpisodes_FamilyEpisode",
                        column: x => x.FamilyEpisode,
                        principalTable: "FamilyEpisodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HelpAssessments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    StartedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    CompletedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Organisation = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawnBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    WhyWithdrawn = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HelpAssessments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HelpAssessments_FamilyEpisodes_FamilyEpisode",
                        column: x => x.FamilyEpisode,
                        principalTable: "FamilyEpisodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Unshieldings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Why = table.Column<string>(type: "TEXT", nullable: false),
                    ProposedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    Proposer = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AnsweredBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    IsAgreed = table.Column<bool>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Unshieldings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Unshieldings_FamilyEpisodes_FamilyEpisode",
                        column: x => x.FamilyEpisode,
                        principalTable: "FamilyEpisodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Unshieldings_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "VisitsDue",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    Child = table.Column<Guid>(type: "TEXT", nullable: false),
                    LastSeenOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LastSeenAloneOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VisitsDue", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VisitsDue_FamilyEpisodes_FamilyEpisode",
                        column: x => x.FamilyEpisode,
                        principalTable: "FamilyEpisodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WorkbookCycles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkbookCycles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WorkbookCycles_FamilyEpisodes_FamilyEpisode",
                        column: x => x.FamilyEpisode,
                        principalTable: "FamilyEpisodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Addresses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Family = table.Column<Guid>(type: "TEXT", nullable: false),
                    Household = table.Column<Guid>(type: "TEXT", nullable: true),
                    Person = table.Column<Guid>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Lines = table.Column<string>(type: "TEXT", nullable: false),
                    Postcode = table.Column<string>(type: "TEXT", nullable: true),
                    Phone = table.Column<string>(type: "TEXT", nullable: true),
                    IsProtected = table.Column<bool>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Addresses", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Addresses_Families_Family",
                        column: x => x.Family,
                        principalTable: "Families",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Addresses_Households_Household",
                        column: x => x.Household,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Addresses_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HouseholdMembers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Household = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HouseholdMembers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HouseholdMembers_Households_Household",
                        column: x => x.Household,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_HouseholdMembers_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HouseholdsAsSent",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Authority = table.Column<string>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Household = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyName = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HouseholdsAsSent", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HouseholdsAsSent_Households_Household",
                        column: x => x.Household,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "FeedRunLine",
                columns: table => new
                {
                    Run = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedRunLine", x => new { x.Run, x.Number });
                    table.ForeignKey(
                        name: "FK_FeedRunLine_FeedRuns_Run",
                        column: x => x.Run,
                        principalTable: "FeedRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AccountClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AccountClaims_Accounts_UserId",
                        column: x => x.UserId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AccountLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ProviderKey = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", nullable: true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AccountLogins_Accounts_UserId",
                        column: x => x.UserId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AccountTokens",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AccountTokens_Accounts_UserId",
                        column: x => x.UserId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Passkeys",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Passkeys", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_Passkeys_Accounts_UserId",
                        column: x => x.UserId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Sessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Account = table.Column<Guid>(type: "TEXT", nullable: false),
                    Stamp = table.Column<string>(type: "TEXT", nullable: false),
                    Posting = table.Column<Guid>(type: "TEXT", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ProvedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Device = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Sessions_Accounts_Account",
                        column: x => x.Account,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Agreements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Agency = table.Column<Guid>(type: "TEXT", nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", nullable: false),
                    LawfulBasis = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Agreements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Agreements_Agencies_Agency",
                        column: x => x.Agency,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Teams",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Agency = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Locality = table.Column<string>(type: "TEXT", nullable: true),
                    IsIntake = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Teams", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Teams_Agencies_Agency",
                        column: x => x.Agency,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AssessmentAuthors",
                columns: table => new
                {
                    Posting = table.Column<Guid>(type: "TEXT", nullable: false),
                    Assessment = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AssessmentAuthors", x => new { x.Assessment, x.Posting });
                    table.ForeignKey(
                        name: "FK_AssessmentAuthors_Assessments_Assessment",
                        column: x => x.Assessment,
                        principalTable: "Assessments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Eligibilities",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    Assessment = table.Column<Guid>(type: "TEXT", nullable: false),
                    PolicyVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    JudgedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    IsEligible = table.Column<bool>(type: "INTEGER", nullable: false),
                    Decision = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    WhyDeparted = table.Column<string>(type: "TEXT", nullable: true),
                    DecidedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Eligibilities", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Eligibilities_Assessments_Assessment",
                        column: x => x.Assessment,
                        principalTable: "Assessments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Eligibilities_FamilyEpisodes_FamilyEpisode",
                        column: x => x.FamilyEpisode,
                        principalTable: "FamilyEpisodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CareChecks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Plan = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    CarePeriod = table.Column<Guid>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawnBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    WhyWithdrawn = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CareChecks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CareChecks_CarePeriods_CarePeriod",
                        column: x => x.CarePeriod,
                        principalTable: "CarePeriods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LegalStatuses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    CarePeriod = table.Column<Guid>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawnBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    WhyWithdrawn = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LegalStatuses", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LegalStatuses_CarePeriods_CarePeriod",
                        column: x => x.CarePeriod,
                        principalTable: "CarePeriods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MissingEpisodes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    WasOffered = table.Column<bool>(type: "INTEGER", nullable: true),
                    WasAccepted = table.Column<bool>(type: "INTEGER", nullable: true),
                    CarePeriod = table.Column<Guid>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawnBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    WhyWithdrawn = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MissingEpisodes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MissingEpisodes_CarePeriods_CarePeriod",
                        column: x => x.CarePeriod,
                        principalTable: "CarePeriods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Placements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Type = table.Column<string>(type: "TEXT", nullable: false),
                    Provider = table.Column<string>(type: "TEXT", nullable: false),
                    CarePeriod = table.Column<Guid>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawnBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    WhyWithdrawn = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Placements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Placements_CarePeriods_CarePeriod",
                        column: x => x.CarePeriod,
                        principalTable: "CarePeriods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AssessedChildren",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChildEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    StartedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    InternalReviewOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AuthorisedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Analysis = table.Column<string>(type: "TEXT", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ChosenFactors = table.Column<string>(type: "TEXT", nullable: true),
                    Assessment = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AssessedChildren", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AssessedChildren_Assessments_Assessment",
                        column: x => x.Assessment,
                        principalTable: "Assessments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AssessedChildren_ChildEpisodes_ChildEpisode",
                        column: x => x.ChildEpisode,
                        principalTable: "ChildEpisodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Plans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    InitialCategory = table.Column<string>(type: "TEXT", nullable: true),
                    LatestCategory = table.Column<string>(type: "TEXT", nullable: true),
                    PreviousPlans = table.Column<int>(type: "INTEGER", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawnBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    WhyWithdrawn = table.Column<string>(type: "TEXT", nullable: true),
                    ChildEpisode = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Plans", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Plans_ChildEpisodes_ChildEpisode",
                        column: x => x.ChildEpisode,
                        principalTable: "ChildEpisodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Section47Enquiries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StartedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ConferenceTarget = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ConferenceOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ConferenceNotRequired = table.Column<bool>(type: "INTEGER", nullable: true),
                    DiscussedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    OutcomeOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawnBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    WhyWithdrawn = table.Column<string>(type: "TEXT", nullable: true),
                    ChildEpisode = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Section47Enquiries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Section47Enquiries_ChildEpisodes_ChildEpisode",
                        column: x => x.ChildEpisode,
                        principalTable: "ChildEpisodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ConnectionMoves",
                columns: table => new
                {
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Connection = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ExpectedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Change = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    View = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WhyTakenBack = table.Column<string>(type: "TEXT", nullable: true),
                    TakenBackBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    TakenBackAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConnectionMoves", x => new { x.Connection, x.Number });
                    table.ForeignKey(
                        name: "FK_ConnectionMoves_Connections_Connection",
                        column: x => x.Connection,
                        principalTable: "Connections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ConnectionPeople",
                columns: table => new
                {
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Connection = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConnectionPeople", x => new { x.Connection, x.Person });
                    table.ForeignKey(
                        name: "FK_ConnectionPeople_Connections_Connection",
                        column: x => x.Connection,
                        principalTable: "Connections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ChildrenInHelpAssessments",
                columns: table => new
                {
                    Child = table.Column<Guid>(type: "TEXT", nullable: false),
                    HelpAssessment = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChildrenInHelpAssessments", x => new { x.HelpAssessment, x.Child });
                    table.ForeignKey(
                        name: "FK_ChildrenInHelpAssessments_HelpAssessments_HelpAssessment",
                        column: x => x.HelpAssessment,
                        principalTable: "HelpAssessments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ChildrenInHelpAssessments_People_Child",
                        column: x => x.Child,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Entries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    Cycle = table.Column<Guid>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    UpdateKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    HappenedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Author = table.Column<Guid>(type: "TEXT", nullable: false),
                    Discipline = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LabelPerson = table.Column<Guid>(type: "TEXT", nullable: true),
                    Origin = table.Column<Guid>(type: "TEXT", nullable: false),
                    Replaces = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReplacedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    WhyCorrected = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Entries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Entries_FamilyEpisodes_FamilyEpisode",
                        column: x => x.FamilyEpisode,
                        principalTable: "FamilyEpisodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Entries_WorkbookCycles_Cycle",
                        column: x => x.Cycle,
                        principalTable: "WorkbookCycles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Supervisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    Cycle = table.Column<Guid>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    HeldOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SignedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    SignedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Supervisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Supervisions_FamilyEpisodes_FamilyEpisode",
                        column: x => x.FamilyEpisode,
                        principalTable: "FamilyEpisodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Supervisions_WorkbookCycles_Cycle",
                        column: x => x.Cycle,
                        principalTable: "WorkbookCycles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Outgoings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Family = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Of = table.Column<Guid>(type: "TEXT", nullable: true),
                    Letter = table.Column<string>(type: "TEXT", nullable: true),
                    Recipient = table.Column<Guid>(type: "TEXT", nullable: true),
                    Body = table.Column<string>(type: "TEXT", nullable: true),
                    Way = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SentTo = table.Column<Guid>(type: "TEXT", nullable: true),
                    Format = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", nullable: false),
                    Basis = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Author = table.Column<Guid>(type: "TEXT", nullable: false),
                    AuthorWorker = table.Column<Guid>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    NeedsSecond = table.Column<bool>(type: "INTEGER", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Hash = table.Column<string>(type: "TEXT", nullable: true),
                    LeftOut = table.Column<int>(type: "INTEGER", nullable: false),
                    WhyOthers = table.Column<string>(type: "TEXT", nullable: true),
                    Label = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LabelPerson = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReleasedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReleasedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    StoppedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WhyStopped = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outgoings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Outgoings_Addresses_SentTo",
                        column: x => x.SentTo,
                        principalTable: "Addresses",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Outgoings_FamilyEpisodes_FamilyEpisode",
                        column: x => x.FamilyEpisode,
                        principalTable: "FamilyEpisodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Outgoings_People_Recipient",
                        column: x => x.Recipient,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Reveals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Address = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    Posting = table.Column<Guid>(type: "TEXT", nullable: false),
                    Why = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reveals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Reveals_Addresses_Address",
                        column: x => x.Address,
                        principalTable: "Addresses",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SafeContacts",
                columns: table => new
                {
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    NoLetters = table.Column<bool>(type: "INTEGER", nullable: false),
                    NoVoicemail = table.Column<bool>(type: "INTEGER", nullable: false),
                    NoText = table.Column<bool>(type: "INTEGER", nullable: false),
                    NoEmail = table.Column<bool>(type: "INTEGER", nullable: false),
                    SafeTimes = table.Column<string>(type: "TEXT", nullable: true),
                    LettersTo = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SafeContacts", x => x.Person);
                    table.ForeignKey(
                        name: "FK_SafeContacts_Addresses_LettersTo",
                        column: x => x.LettersTo,
                        principalTable: "Addresses",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SafeContacts_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PostingProposals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Worker = table.Column<Guid>(type: "TEXT", nullable: false),
                    Agency = table.Column<Guid>(type: "TEXT", nullable: false),
                    Team = table.Column<Guid>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ProposedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    Proposer = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AnsweredBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    IsAgreed = table.Column<bool>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PostingProposals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PostingProposals_Agencies_Agency",
                        column: x => x.Agency,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PostingProposals_Teams_Team",
                        column: x => x.Team,
                        principalTable: "Teams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PostingProposals_Workers_Worker",
                        column: x => x.Worker,
                        principalTable: "Workers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Postings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Worker = table.Column<Guid>(type: "TEXT", nullable: false),
                    Agency = table.Column<Guid>(type: "TEXT", nullable: false),
                    Team = table.Column<Guid>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ConfirmBy = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    IsSuspensionTold = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Postings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Postings_Agencies_Agency",
                        column: x => x.Agency,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Postings_Teams_Team",
                        column: x => x.Team,
                        principalTable: "Teams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Postings_Workers_Worker",
                        column: x => x.Worker,
                        principalTable: "Workers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EligibilityChildren",
                columns: table => new
                {
                    Child = table.Column<Guid>(type: "TEXT", nullable: false),
                    Eligibility = table.Column<Guid>(type: "TEXT", nullable: false),
                    BirthDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ExpectedBirthDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FactorCodes = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EligibilityChildren", x => new { x.Eligibility, x.Child });
                    table.ForeignKey(
                        name: "FK_EligibilityChildren_Eligibilities_Eligibility",
                        column: x => x.Eligibility,
                        principalTable: "Eligibilities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EligibilityLines",
                columns: table => new
                {
                    Criterion = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Child = table.Column<Guid>(type: "TEXT", nullable: false),
                    Found = table.Column<string>(type: "TEXT", nullable: false),
                    Eligibility = table.Column<Guid>(type: "TEXT", nullable: false),
                    Counts = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EligibilityLines", x => new { x.Eligibility, x.Criterion, x.Child, x.Found });
                    table.ForeignKey(
                        name: "FK_EligibilityLines_Eligibilities_Eligibility",
                        column: x => x.Eligibility,
                        principalTable: "Eligibilities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PlacementSites",
                columns: table => new
                {
                    Placement = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsInside = table.Column<bool>(type: "INTEGER", nullable: false),
                    Authority = table.Column<string>(type: "TEXT", nullable: false),
                    Urn = table.Column<string>(type: "TEXT", nullable: true),
                    Address = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlacementSites", x => x.Placement);
                    table.ForeignKey(
                        name: "FK_PlacementSites_Addresses_Address",
                        column: x => x.Address,
                        principalTable: "Addresses",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PlacementSites_Placements_Placement",
                        column: x => x.Placement,
                        principalTable: "Placements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AssessmentFactors",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    AssessedChild = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AssessmentFactors", x => new { x.AssessedChild, x.Code });
                    table.ForeignKey(
                        name: "FK_AssessmentFactors_AssessedChildren_AssessedChild",
                        column: x => x.AssessedChild,
                        principalTable: "AssessedChildren",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PlanReviews",
                columns: table => new
                {
                    HeldOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Plan = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanReviews", x => new { x.Plan, x.HeldOn });
                    table.ForeignKey(
                        name: "FK_PlanReviews_Plans_Plan",
                        column: x => x.Plan,
                        principalTable: "Plans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Attachments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Family = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    Entry = table.Column<Guid>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Description = table.Column<string>(type: "TEXT", nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LabelPerson = table.Column<Guid>(type: "TEXT", nullable: true),
                    IsAboutEveryone = table.Column<bool>(type: "INTEGER", nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    AddedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Scan = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LookedAtBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    LookedAtAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawnBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WhyWithdrawn = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Attachments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Attachments_Entries_Entry",
                        column: x => x.Entry,
                        principalTable: "Entries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Attachments_FamilyEpisodes_FamilyEpisode",
                        column: x => x.FamilyEpisode,
                        principalTable: "FamilyEpisodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ModuleWork",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Entry = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    Module = table.Column<int>(type: "INTEGER", nullable: false),
                    Parent = table.Column<Guid>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LabelPerson = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModuleWork", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ModuleWork_Entries_Entry",
                        column: x => x.Entry,
                        principalTable: "Entries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Segments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Entry = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LabelPerson = table.Column<Guid>(type: "TEXT", nullable: true),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    IsAboutEveryone = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Segments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Segments_Entries_Entry",
                        column: x => x.Entry,
                        principalTable: "Entries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SessionTallies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Entry = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    Adult = table.Column<Guid>(type: "TEXT", nullable: false),
                    Offered = table.Column<int>(type: "INTEGER", nullable: false),
                    Attended = table.Column<int>(type: "INTEGER", nullable: false),
                    Missed = table.Column<int>(type: "INTEGER", nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LabelPerson = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SessionTallies", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SessionTallies_Entries_Entry",
                        column: x => x.Entry,
                        principalTable: "Entries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Sightings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Entry = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    Child = table.Column<Guid>(type: "TEXT", nullable: false),
                    Seen = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sightings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Sightings_Entries_Entry",
                        column: x => x.Entry,
                        principalTable: "Entries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SignificantEvents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Entry = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    Line = table.Column<string>(type: "TEXT", nullable: false),
                    Impact = table.Column<string>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LabelPerson = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignificantEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SignificantEvents_Entries_Entry",
                        column: x => x.Entry,
                        principalTable: "Entries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Stages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Entry = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    Adult = table.Column<Guid>(type: "TEXT", nullable: false),
                    Behaviour = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LabelPerson = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Stages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Stages_Entries_Entry",
                        column: x => x.Entry,
                        principalTable: "Entries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AgendaLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Supervision = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    Topic = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LabelPerson = table.Column<Guid>(type: "TEXT", nullable: true),
                    Entry = table.Column<Guid>(type: "TEXT", nullable: true),
                    Place = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgendaLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgendaLines_Supervisions_Supervision",
                        column: x => x.Supervision,
                        principalTable: "Supervisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Attendances",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Supervision = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    Posting = table.Column<Guid>(type: "TEXT", nullable: false),
                    Discipline = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Presence = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Attendances", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Attendances_Supervisions_Supervision",
                        column: x => x.Supervision,
                        principalTable: "Supervisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Minutes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Supervision = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LabelPerson = table.Column<Guid>(type: "TEXT", nullable: true),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Minutes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Minutes_Supervisions_Supervision",
                        column: x => x.Supervision,
                        principalTable: "Supervisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Quotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: false),
                    From = table.Column<string>(type: "TEXT", nullable: false),
                    Entry = table.Column<Guid>(type: "TEXT", nullable: true),
                    Supervision = table.Column<Guid>(type: "TEXT", nullable: true),
                    Assessment = table.Column<Guid>(type: "TEXT", nullable: true),
                    Label = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LabelPerson = table.Column<Guid>(type: "TEXT", nullable: true),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Quotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Quotes_Assessments_Assessment",
                        column: x => x.Assessment,
                        principalTable: "Assessments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Quotes_Entries_Entry",
                        column: x => x.Entry,
                        principalTable: "Entries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Quotes_FamilyEpisodes_FamilyEpisode",
                        column: x => x.FamilyEpisode,
                        principalTable: "FamilyEpisodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Quotes_Supervisions_Supervision",
                        column: x => x.Supervision,
                        principalTable: "Supervisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RagRatings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Supervision = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    Child = table.Column<Guid>(type: "TEXT", nullable: true),
                    Dimension = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Worker = table.Column<Guid>(type: "TEXT", nullable: true),
                    Value = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    Label = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LabelPerson = table.Column<Guid>(type: "TEXT", nullable: true),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RagRatings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RagRatings_Supervisions_Supervision",
                        column: x => x.Supervision,
                        principalTable: "Supervisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OutgoingFiles",
                columns: table => new
                {
                    Outgoing = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutgoingFiles", x => x.Outgoing);
                    table.ForeignKey(
                        name: "FK_OutgoingFiles_FamilyEpisodes_FamilyEpisode",
                        column: x => x.FamilyEpisode,
                        principalTable: "FamilyEpisodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_OutgoingFiles_Outgoings_Outgoing",
                        column: x => x.Outgoing,
                        principalTable: "Outgoings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "BrokenGlasses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    Posting = table.Column<Guid>(type: "TEXT", nullable: false),
                    Worker = table.Column<Guid>(type: "TEXT", nullable: false),
                    Agency = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Why = table.Column<string>(type: "TEXT", nullable: false),
                    IsImmediateDanger = table.Column<bool>(type: "INTEGER", nullable: false),
                    BrokenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReviewBy = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ReviewedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReviewedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WasRight = table.Column<bool>(type: "INTEGER", nullable: true),
                    Review = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BrokenGlasses", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BrokenGlasses_Postings_Posting",
                        column: x => x.Posting,
                        principalTable: "Postings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_BrokenGlasses_Workers_Worker",
                        column: x => x.Worker,
                        principalTable: "Workers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CensusBuilds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Agency = table.Column<Guid>(type: "TEXT", nullable: false),
                    Authority = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Upload = table.Column<Guid>(type: "TEXT", nullable: true),
                    By = table.Column<Guid>(type: "TEXT", nullable: true),
                    OrderedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Children = table.Column<int>(type: "INTEGER", nullable: false),
                    Done = table.Column<int>(type: "INTEGER", nullable: false),
                    Errors = table.Column<int>(type: "INTEGER", nullable: false),
                    Queries = table.Column<int>(type: "INTEGER", nullable: false),
                    Crashed = table.Column<string>(type: "TEXT", nullable: false),
                    Counts = table.Column<string>(type: "TEXT", nullable: false),
                    ByRule = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Server = table.Column<Guid>(type: "TEXT", nullable: true),
                    LeasedUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    WhyWithErrors = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CensusBuilds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CensusBuilds_Agencies_Agency",
                        column: x => x.Agency,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CensusBuilds_Postings_By",
                        column: x => x.By,
                        principalTable: "Postings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Clusters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Coordinator = table.Column<Guid>(type: "TEXT", nullable: true),
                    Schools = table.Column<string>(type: "TEXT", nullable: true),
                    Members = table.Column<string>(type: "TEXT", nullable: true),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Clusters", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Clusters_Postings_Coordinator",
                        column: x => x.Coordinator,
                        principalTable: "Postings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Contacts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    ReferrerName = table.Column<string>(type: "TEXT", nullable: true),
                    ReferrerReach = table.Column<string>(type: "TEXT", nullable: true),
                    RequestedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Account = table.Column<string>(type: "TEXT", nullable: false),
                    FamilyKnows = table.Column<string>(type: "TEXT", nullable: true),
                    ToldAbout = table.Column<string>(type: "TEXT", nullable: false),
                    DecideBy = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Rating = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reply = table.Column<string>(type: "TEXT", nullable: true),
                    RepliedHow = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    RepliedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    RepliedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Contacts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Contacts_FamilyEpisodes_FamilyEpisode",
                        column: x => x.FamilyEpisode,
                        principalTable: "FamilyEpisodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Contacts_Postings_RequestedBy",
                        column: x => x.RequestedBy,
                        principalTable: "Postings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Imports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: true),
                    Lea = table.Column<string>(type: "TEXT", nullable: true),
                    Agency = table.Column<Guid>(type: "TEXT", nullable: false),
                    Team = table.Column<Guid>(type: "TEXT", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Upload = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Rows = table.Column<int>(type: "INTEGER", nullable: false),
                    Done = table.Column<int>(type: "INTEGER", nullable: false),
                    Added = table.Column<int>(type: "INTEGER", nullable: false),
                    Changed = table.Column<int>(type: "INTEGER", nullable: false),
                    Unchanged = table.Column<int>(type: "INTEGER", nullable: false),
                    LeftOut = table.Column<int>(type: "INTEGER", nullable: false),
                    Kept = table.Column<int>(type: "INTEGER", nullable: false),
                    Remarks = table.Column<int>(type: "INTEGER", nullable: false),
                    AddedBefore = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedBefore = table.Column<int>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Server = table.Column<Guid>(type: "TEXT", nullable: true),
                    LeasedUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CancelledBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Imports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Imports_Agencies_Agency",
                        column: x => x.Agency,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Imports_Postings_By",
                        column: x => x.By,
                        principalTable: "Postings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Imports_Teams_Team",
                        column: x => x.Team,
                        principalTable: "Teams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Invitations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    Posting = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    End = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    WhyEnded = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Invitations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Invitations_Postings_By",
                        column: x => x.By,
                        principalTable: "Postings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Invitations_Postings_Posting",
                        column: x => x.Posting,
                        principalTable: "Postings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Involvements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    Posting = table.Column<Guid>(type: "TEXT", nullable: true),
                    Team = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Adult = table.Column<Guid>(type: "TEXT", nullable: true),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    WhyEnded = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Involvements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Involvements_Postings_Posting",
                        column: x => x.Posting,
                        principalTable: "Postings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Involvements_Teams_Team",
                        column: x => x.Team,
                        principalTable: "Teams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ListedPostings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    Posting = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ListedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ListedPostings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ListedPostings_Postings_Posting",
                        column: x => x.Posting,
                        principalTable: "Postings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LocationReaders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    Posting = table.Column<Guid>(type: "TEXT", nullable: false),
                    Why = table.Column<string>(type: "TEXT", nullable: false),
                    NamedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    NamedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LocationReaders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LocationReaders_FamilyEpisodes_FamilyEpisode",
                        column: x => x.FamilyEpisode,
                        principalTable: "FamilyEpisodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_LocationReaders_Postings_Posting",
                        column: x => x.Posting,
                        principalTable: "Postings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Restrictions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Why = table.Column<string>(type: "TEXT", nullable: true),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    Agency = table.Column<Guid>(type: "TEXT", nullable: false),
                    RestrictedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReviewBy = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ReviewedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Proposed = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ProposedWhy = table.Column<string>(type: "TEXT", nullable: true),
                    ProposedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    LiftedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Restrictions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Restrictions_Postings_By",
                        column: x => x.By,
                        principalTable: "Postings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Steps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    What = table.Column<string>(type: "TEXT", nullable: false),
                    Owner = table.Column<Guid>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LabelPerson = table.Column<Guid>(type: "TEXT", nullable: true),
                    FromEntry = table.Column<Guid>(type: "TEXT", nullable: true),
                    FromSupervision = table.Column<Guid>(type: "TEXT", nullable: true),
                    SetBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    SetAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DoneBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Steps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Steps_FamilyEpisodes_FamilyEpisode",
                        column: x => x.FamilyEpisode,
                        principalTable: "FamilyEpisodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Steps_Postings_Owner",
                        column: x => x.Owner,
                        principalTable: "Postings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AttachmentPeople",
                columns: table => new
                {
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Attachment = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AttachmentPeople", x => new { x.Attachment, x.Person });
                    table.ForeignKey(
                        name: "FK_AttachmentPeople_Attachments_Attachment",
                        column: x => x.Attachment,
                        principalTable: "Attachments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AttachmentPieces",
                columns: table => new
                {
                    Attachment = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AttachmentPieces", x => new { x.Attachment, x.Number });
                    table.ForeignKey(
                        name: "FK_AttachmentPieces_Attachments_Attachment",
                        column: x => x.Attachment,
                        principalTable: "Attachments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SegmentPeople",
                columns: table => new
                {
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Segment = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SegmentPeople", x => new { x.Segment, x.Person });
                    table.ForeignKey(
                        name: "FK_SegmentPeople_Segments_Segment",
                        column: x => x.Segment,
                        principalTable: "Segments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CensusFiles",
                columns: table => new
                {
                    Build = table.Column<Guid>(type: "TEXT", nullable: false),
                    Packed = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CensusFiles", x => x.Build);
                    table.ForeignKey(
                        name: "FK_CensusFiles_CensusBuilds_Build",
                        column: x => x.Build,
                        principalTable: "CensusBuilds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CensusSignatures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    Worker = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Build = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CensusSignatures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CensusSignatures_CensusBuilds_Build",
                        column: x => x.Build,
                        principalTable: "CensusBuilds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CensusSignatures_Postings_By",
                        column: x => x.By,
                        principalTable: "Postings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ExportOrders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Agency = table.Column<Guid>(type: "TEXT", nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Build = table.Column<Guid>(type: "TEXT", nullable: true),
                    Purpose = table.Column<string>(type: "TEXT", nullable: false),
                    Recipient = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Children = table.Column<int>(type: "INTEGER", nullable: false),
                    OrderedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    Orderer = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AnsweredBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    IsAgreed = table.Column<bool>(type: "INTEGER", nullable: true),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExportOrders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ExportOrders_Agencies_Agency",
                        column: x => x.Agency,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ExportOrders_CensusBuilds_Build",
                        column: x => x.Build,
                        principalTable: "CensusBuilds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ExportOrders_Workers_Orderer",
                        column: x => x.Orderer,
                        principalTable: "Workers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Findings",
                columns: table => new
                {
                    Build = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    IsQuery = table.Column<bool>(type: "INTEGER", nullable: false),
                    Table = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Child = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Person = table.Column<Guid>(type: "TEXT", nullable: true),
                    ChildEpisode = table.Column<Guid>(type: "TEXT", nullable: true),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: true),
                    Assessment = table.Column<Guid>(type: "TEXT", nullable: true),
                    Record = table.Column<Guid>(type: "TEXT", nullable: true),
                    Team = table.Column<Guid>(type: "TEXT", nullable: true),
                    Lead = table.Column<Guid>(type: "TEXT", nullable: true),
                    Row = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Says = table.Column<string>(type: "TEXT", nullable: false),
                    Line = table.Column<int>(type: "INTEGER", nullable: false),
                    Explanation = table.Column<string>(type: "TEXT", nullable: true),
                    AcceptedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    FoundAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    MendedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Findings", x => new { x.Build, x.Number });
                    table.ForeignKey(
                        name: "FK_Findings_CensusBuilds_Build",
                        column: x => x.Build,
                        principalTable: "CensusBuilds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ClusterAreas",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 9, nullable: false),
                    Cluster = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClusterAreas", x => new { x.Cluster, x.Code });
                    table.ForeignKey(
                        name: "FK_ClusterAreas_Clusters_Cluster",
                        column: x => x.Cluster,
                        principalTable: "Clusters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ContactDecisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Contact = table.Column<Guid>(type: "TEXT", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Why = table.Column<string>(type: "TEXT", nullable: false),
                    WhyLate = table.Column<string>(type: "TEXT", nullable: true),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactDecisions", x => new { x.Contact, x.Id });
                    table.ForeignKey(
                        name: "FK_ContactDecisions_Contacts_Contact",
                        column: x => x.Contact,
                        principalTable: "Contacts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ContactPeople",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FirstName = table.Column<string>(type: "TEXT", nullable: true),
                    LastName = table.Column<string>(type: "TEXT", nullable: true),
                    BirthDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    NhsNumber = table.Column<string>(type: "TEXT", nullable: true),
                    Known = table.Column<Guid>(type: "TEXT", nullable: true),
                    Matches = table.Column<int>(type: "INTEGER", nullable: false),
                    Contact = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactPeople", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ContactPeople_Contacts_Contact",
                        column: x => x.Contact,
                        principalTable: "Contacts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ContactPeople_People_Known",
                        column: x => x.Known,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ContactRatings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Contact = table.Column<Guid>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Why = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactRatings", x => new { x.Contact, x.Id });
                    table.ForeignKey(
                        name: "FK_ContactRatings_Contacts_Contact",
                        column: x => x.Contact,
                        principalTable: "Contacts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReportLines",
                columns: table => new
                {
                    Import = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Line = table.Column<int>(type: "INTEGER", nullable: true),
                    Child = table.Column<string>(type: "TEXT", nullable: true),
                    Text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportLines", x => new { x.Import, x.Number });
                    table.ForeignKey(
                        name: "FK_ReportLines_Imports_Import",
                        column: x => x.Import,
                        principalTable: "Imports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Contributions",
                columns: table => new
                {
                    Entry = table.Column<Guid>(type: "TEXT", nullable: false),
                    Invitation = table.Column<Guid>(type: "TEXT", nullable: false),
                    FamilyEpisode = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Contributions", x => x.Entry);
                    table.ForeignKey(
                        name: "FK_Contributions_Entries_Entry",
                        column: x => x.Entry,
                        principalTable: "Entries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Contributions_Invitations_Invitation",
                        column: x => x.Invitation,
                        principalTable: "Invitations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "InvitedAbout",
                columns: table => new
                {
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Invitation = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InvitedAbout", x => new { x.Invitation, x.Person });
                    table.ForeignKey(
                        name: "FK_InvitedAbout_Invitations_Invitation",
                        column: x => x.Invitation,
                        principalTable: "Invitations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "DirectoryState",
                columns: new[] { "Id", "Changes" },
                values: new object[] { 1, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_AcceptedQueries_Authority_Year_Person",
                table: "AcceptedQueries",
                columns: new[] { "Authority", "Year", "Person" });

            migrationBuilder.CreateIndex(
                name: "IX_AccountClaims_UserId",
                table: "AccountClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AccountLogins_UserId",
                table: "AccountLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "Accounts",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_Worker",
                table: "Accounts",
                column: "Worker",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "Accounts",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Addresses_Family",
                table: "Addresses",
                column: "Family");

            migrationBuilder.CreateIndex(
                name: "IX_Addresses_Household",
                table: "Addresses",
                column: "Household");

            migrationBuilder.CreateIndex(
                name: "IX_Addresses_Person",
                table: "Addresses",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_Agencies_Confirmer",
                table: "Agencies",
                column: "Confirmer");

            migrationBuilder.CreateIndex(
                name: "IX_Agencies_Name",
                table: "Agencies",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_AgendaLines_Supervision",
                table: "AgendaLines",
                column: "Supervision");

            migrationBuilder.CreateIndex(
                name: "IX_Agreements_Agency_EndsOn",
                table: "Agreements",
                columns: new[] { "Agency", "EndsOn" });

            migrationBuilder.CreateIndex(
                name: "IX_AreaOutlines_South_North_West_East",
                table: "AreaOutlines",
                columns: new[] { "South", "North", "West", "East" });

            migrationBuilder.CreateIndex(
                name: "IX_AssessedChildren_Assessment",
                table: "AssessedChildren",
                column: "Assessment");

            migrationBuilder.CreateIndex(
                name: "IX_AssessedChildren_ChildEpisode",
                table: "AssessedChildren",
                column: "ChildEpisode");

            migrationBuilder.CreateIndex(
                name: "IX_Assessments_AuthorisedAt_ReferredOn",
                table: "Assessments",
                columns: new[] { "AuthorisedAt", "ReferredOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Assessments_FamilyEpisode",
                table: "Assessments",
                column: "FamilyEpisode");

            migrationBuilder.CreateIndex(
                name: "IX_AttachmentPieces_FamilyEpisode",
                table: "AttachmentPieces",
                column: "FamilyEpisode");

            migrationBuilder.CreateIndex(
                name: "IX_Attachments_Entry",
                table: "Attachments",
                column: "Entry");

            migrationBuilder.CreateIndex(
                name: "IX_Attachments_FamilyEpisode_AddedAt",
                table: "Attachments",
                columns: new[] { "FamilyEpisode", "AddedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Attachments_Quarantined",
                table: "Attachments",
                column: "AddedAt",
                filter: "\"Scan\" = 'Quarantined'");

            migrationBuilder.CreateIndex(
                name: "IX_Attendances_Supervision_Posting",
                table: "Attendances",
                columns: new[] { "Supervision", "Posting" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Audit_Family_Sequence_Posting_Kind_At",
                table: "Audit",
                columns: new[] { "Family", "Sequence", "Posting", "Kind", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_FilesTaken",
                table: "Audit",
                column: "At",
                filter: "\"Kind\" = 'Exported' AND \"Family\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Audit_Posting_Sequence",
                table: "Audit",
                columns: new[] { "Posting", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_Searches",
                table: "Audit",
                columns: new[] { "Posting", "At" },
                filter: "\"Kind\" = 'Searched'");

            migrationBuilder.CreateIndex(
                name: "IX_AuthoritySettings_SetAt",
                table: "AuthoritySettings",
                column: "SetAt");

            migrationBuilder.CreateIndex(
                name: "IX_BrokenGlasses_Agency_ReviewedAt_ReviewBy",
                table: "BrokenGlasses",
                columns: new[] { "Agency", "ReviewedAt", "ReviewBy" });

            migrationBuilder.CreateIndex(
                name: "IX_BrokenGlasses_FamilyEpisode_BrokenAt",
                table: "BrokenGlasses",
                columns: new[] { "FamilyEpisode", "BrokenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_BrokenGlasses_Posting_Until",
                table: "BrokenGlasses",
                columns: new[] { "Posting", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_BrokenGlasses_Worker",
                table: "BrokenGlasses",
                column: "Worker");

            migrationBuilder.CreateIndex(
                name: "IX_CareChecks_CarePeriod",
                table: "CareChecks",
                column: "CarePeriod");

            migrationBuilder.CreateIndex(
                name: "IX_CarePeriods_CeasedOn_StartedOn",
                table: "CarePeriods",
                columns: new[] { "CeasedOn", "StartedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_CarePeriods_Child",
                table: "CarePeriods",
                column: "Child");

            migrationBuilder.CreateIndex(
                name: "IX_CarePeriods_FamilyEpisode",
                table: "CarePeriods",
                column: "FamilyEpisode");

            migrationBuilder.CreateIndex(
                name: "IX_CensusBuilds_Agency_OrderedAt",
                table: "CensusBuilds",
                columns: new[] { "Agency", "OrderedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CensusBuilds_By",
                table: "CensusBuilds",
                column: "By");

            migrationBuilder.CreateIndex(
                name: "IX_CensusBuilds_Source_State_Authority",
                table: "CensusBuilds",
                columns: new[] { "Source", "State", "Authority" });

            migrationBuilder.CreateIndex(
                name: "IX_CensusSignatures_Build",
                table: "CensusSignatures",
                column: "Build");

            migrationBuilder.CreateIndex(
                name: "IX_CensusSignatures_By",
                table: "CensusSignatures",
                column: "By");

            migrationBuilder.CreateIndex(
                name: "IX_ChildEpisodes_Child_ReferredOn",
                table: "ChildEpisodes",
                columns: new[] { "Child", "ReferredOn" });

            migrationBuilder.CreateIndex(
                name: "IX_ChildEpisodes_ClosedOn_ReferredOn_NoFurtherAction",
                table: "ChildEpisodes",
                columns: new[] { "ClosedOn", "ReferredOn", "NoFurtherAction" });

            migrationBuilder.CreateIndex(
                name: "IX_ChildEpisodes_FamilyEpisode",
                table: "ChildEpisodes",
                column: "FamilyEpisode");

            migrationBuilder.CreateIndex(
                name: "IX_ChildEpisodes_ReferredOn",
                table: "ChildEpisodes",
                column: "ReferredOn");

            migrationBuilder.CreateIndex(
                name: "IX_ChildrenInHelpAssessments_Child",
                table: "ChildrenInHelpAssessments",
                column: "Child");

            migrationBuilder.CreateIndex(
                name: "IX_Clusters_Coordinator",
                table: "Clusters",
                column: "Coordinator");

            migrationBuilder.CreateIndex(
                name: "IX_Clusters_Name",
                table: "Clusters",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_Confidants_Worker_FamilyEpisode_Child",
                table: "Confidants",
                columns: new[] { "Worker", "FamilyEpisode", "Child" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Connections_FamilyEpisode_State",
                table: "Connections",
                columns: new[] { "FamilyEpisode", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Connections_ReplyDueOn",
                table: "Connections",
                column: "ReplyDueOn");

            migrationBuilder.CreateIndex(
                name: "IX_Connections_Service_AskedOn",
                table: "Connections",
                columns: new[] { "Service", "AskedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactPeople_Contact",
                table: "ContactPeople",
                column: "Contact");

            migrationBuilder.CreateIndex(
                name: "IX_ContactPeople_Known",
                table: "ContactPeople",
                column: "Known");

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_DecideBy",
                table: "Contacts",
                column: "DecideBy",
                filter: "\"Outcome\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_DecidedAt",
                table: "Contacts",
                column: "DecidedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_FamilyEpisode",
                table: "Contacts",
                column: "FamilyEpisode",
                filter: "\"FamilyEpisode\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_ReceivedOn",
                table: "Contacts",
                column: "ReceivedOn");

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_RequestedBy",
                table: "Contacts",
                column: "RequestedBy",
                filter: "\"RequestedBy\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_Unanswered",
                table: "Contacts",
                column: "DecidedAt",
                filter: "\"RepliedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Contributions_FamilyEpisode",
                table: "Contributions",
                column: "FamilyEpisode");

            migrationBuilder.CreateIndex(
                name: "IX_Contributions_Invitation",
                table: "Contributions",
                column: "Invitation");

            migrationBuilder.CreateIndex(
                name: "IX_CuriosityAlerts_Agency_ReviewedAt_RaisedAt",
                table: "CuriosityAlerts",
                columns: new[] { "Agency", "ReviewedAt", "RaisedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CuriosityAlerts_Worker_Kind_Family_Day",
                table: "CuriosityAlerts",
                columns: new[] { "Worker", "Kind", "Family", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_DirectoryWord_Length_Word",
                table: "DirectoryWord",
                columns: new[] { "Length", "Word" });

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_Posting_SavedAt",
                table: "Drafts",
                columns: new[] { "Posting", "SavedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_SavedAt",
                table: "Drafts",
                column: "SavedAt");

            migrationBuilder.CreateIndex(
                name: "IX_EarlierListings_Service_LeftAt",
                table: "EarlierListings",
                columns: new[] { "Service", "LeftAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Eligibilities_Assessment",
                table: "Eligibilities",
                column: "Assessment",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Eligibilities_FamilyEpisode",
                table: "Eligibilities",
                column: "FamilyEpisode");

            migrationBuilder.CreateIndex(
                name: "IX_Entries_Cycle_Kind",
                table: "Entries",
                columns: new[] { "Cycle", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_Entries_FamilyEpisode_HappenedOn_RecordedAt",
                table: "Entries",
                columns: new[] { "FamilyEpisode", "HappenedOn", "RecordedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Entries_Origin",
                table: "Entries",
                column: "Origin");

            migrationBuilder.CreateIndex(
                name: "IX_ExportOrders_Agency_OrderedAt",
                table: "ExportOrders",
                columns: new[] { "Agency", "OrderedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ExportOrders_Build",
                table: "ExportOrders",
                column: "Build");

            migrationBuilder.CreateIndex(
                name: "IX_ExportOrders_Orderer_Until",
                table: "ExportOrders",
                columns: new[] { "Orderer", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_Failures_LastAt",
                table: "Failures",
                column: "LastAt");

            migrationBuilder.CreateIndex(
                name: "IX_Families_Name",
                table: "Families",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_Families_Ref",
                table: "Families",
                column: "Ref",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FamilyEpisodes_ClosedOn",
                table: "FamilyEpisodes",
                column: "ClosedOn");

            migrationBuilder.CreateIndex(
                name: "IX_FamilyEpisodes_Family_OpenedOn",
                table: "FamilyEpisodes",
                columns: new[] { "Family", "OpenedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_FamilyMembers_Family",
                table: "FamilyMembers",
                column: "Family");

            migrationBuilder.CreateIndex(
                name: "IX_FamilyMembers_Person",
                table: "FamilyMembers",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_FeedRuns_Feed_StartedAt",
                table: "FeedRuns",
                columns: new[] { "Feed", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Findings_Build_Rule",
                table: "Findings",
                columns: new[] { "Build", "Rule" });

            migrationBuilder.CreateIndex(
                name: "IX_Findings_FamilyEpisode_Build",
                table: "Findings",
                columns: new[] { "FamilyEpisode", "Build" });

            migrationBuilder.CreateIndex(
                name: "IX_Findings_Person_Build",
                table: "Findings",
                columns: new[] { "Person", "Build" });

            migrationBuilder.CreateIndex(
                name: "IX_FollowedFeeds_DueAt",
                table: "FollowedFeeds",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_FollowedFeeds_Source",
                table: "FollowedFeeds",
                column: "Source",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FormReplies_At",
                table: "FormReplies",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_HandOvers_EndedAt_OpenedAt",
                table: "HandOvers",
                columns: new[] { "EndedAt", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_HandOvers_Worker",
                table: "HandOvers",
                column: "Worker");

            migrationBuilder.CreateIndex(
                name: "IX_HarmAllegations_FamilyEpisode",
                table: "HarmAllegations",
                column: "FamilyEpisode");

            migrationBuilder.CreateIndex(
                name: "IX_HarmAllegations_Harmed",
                table: "HarmAllegations",
                column: "Harmed");

            migrationBuilder.CreateIndex(
                name: "IX_HarmAllegations_HarmedBy",
                table: "HarmAllegations",
                column: "HarmedBy");

            migrationBuilder.CreateIndex(
                name: "IX_HelpAssessments_FamilyEpisode",
                table: "HelpAssessments",
                column: "FamilyEpisode");

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdMembers_Household",
                table: "HouseholdMembers",
                column: "Household");

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdMembers_Person",
                table: "HouseholdMembers",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_Households_Family",
                table: "Households",
                column: "Family");

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdsAsSent_Authority_Code",
                table: "HouseholdsAsSent",
                columns: new[] { "Authority", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdsAsSent_Household",
                table: "HouseholdsAsSent",
                column: "Household");

            migrationBuilder.CreateIndex(
                name: "IX_Imports_Agency_ReceivedAt",
                table: "Imports",
                columns: new[] { "Agency", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Imports_By",
                table: "Imports",
                column: "By");

            migrationBuilder.CreateIndex(
                name: "IX_Imports_State",
                table: "Imports",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_Imports_Team",
                table: "Imports",
                column: "Team");

            migrationBuilder.CreateIndex(
                name: "IX_Imports_Upload",
                table: "Imports",
                column: "Upload",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Interests_BirthDate",
                table: "Interests",
                column: "BirthDate");

            migrationBuilder.CreateIndex(
                name: "IX_Interests_Person",
                table: "Interests",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_Interests_Worker_EndedAt",
                table: "Interests",
                columns: new[] { "Worker", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_By",
                table: "Invitations",
                column: "By");

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_FamilyEpisode_EndedAt",
                table: "Invitations",
                columns: new[] { "FamilyEpisode", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_Posting_EndedAt_Until",
                table: "Invitations",
                columns: new[] { "Posting", "EndedAt", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_Involvements_FamilyEpisode_EndedOn",
                table: "Involvements",
                columns: new[] { "FamilyEpisode", "EndedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Involvements_Posting_EndedOn",
                table: "Involvements",
                columns: new[] { "Posting", "EndedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Involvements_Team_EndedOn",
                table: "Involvements",
                columns: new[] { "Team", "EndedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Kin_Person",
                table: "Kin",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_Kin_To",
                table: "Kin",
                column: "To");

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_Family_Sequence",
                table: "Ledger",
                columns: new[] { "Family", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_FamilyEpisode_Sequence",
                table: "Ledger",
                columns: new[] { "FamilyEpisode", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_Kind_At",
                table: "Ledger",
                columns: new[] { "Kind", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_Person_Sequence",
                table: "Ledger",
                columns: new[] { "Person", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_LegalStatuses_CarePeriod",
                table: "LegalStatuses",
                column: "CarePeriod");

            migrationBuilder.CreateIndex(
                name: "IX_LinkProposals_AnsweredAt_ProposedAt",
                table: "LinkProposals",
                columns: new[] { "AnsweredAt", "ProposedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_LinkProposals_Worker",
                table: "LinkProposals",
                column: "Worker");

            migrationBuilder.CreateIndex(
                name: "IX_ListedPostings_FamilyEpisode_Posting",
                table: "ListedPostings",
                columns: new[] { "FamilyEpisode", "Posting" });

            migrationBuilder.CreateIndex(
                name: "IX_ListedPostings_Posting",
                table: "ListedPostings",
                column: "Posting");

            migrationBuilder.CreateIndex(
                name: "IX_ListingReports_ClosedAt",
                table: "ListingReports",
                column: "ClosedAt");

            migrationBuilder.CreateIndex(
                name: "IX_ListingReports_ReportedAt",
                table: "ListingReports",
                column: "ReportedAt");

            migrationBuilder.CreateIndex(
                name: "IX_ListingReports_Service_ClosedAt",
                table: "ListingReports",
                columns: new[] { "Service", "ClosedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ListingWatches_Service",
                table: "ListingWatches",
                column: "Service");

            migrationBuilder.CreateIndex(
                name: "IX_LocationReaders_FamilyEpisode",
                table: "LocationReaders",
                column: "FamilyEpisode");

            migrationBuilder.CreateIndex(
                name: "IX_LocationReaders_Posting",
                table: "LocationReaders",
                column: "Posting");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_State_DueAt_Id",
                table: "Messages",
                columns: new[] { "State", "DueAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Minutes_Supervision",
                table: "Minutes",
                column: "Supervision");

            migrationBuilder.CreateIndex(
                name: "IX_MissingEpisodes_CarePeriod",
                table: "MissingEpisodes",
                column: "CarePeriod");

            migrationBuilder.CreateIndex(
                name: "IX_ModuleCompletions_FamilyEpisode_Parent_Module_Label",
                table: "ModuleCompletions",
                columns: new[] { "FamilyEpisode", "Parent", "Module", "Label" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ModuleWork_Entry",
                table: "ModuleWork",
                column: "Entry");

            migrationBuilder.CreateIndex(
                name: "IX_ModuleWork_FamilyEpisode_Parent_Module",
                table: "ModuleWork",
                columns: new[] { "FamilyEpisode", "Parent", "Module" });

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_Name",
                table: "Organizations",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingFiles_FamilyEpisode",
                table: "OutgoingFiles",
                column: "FamilyEpisode");

            migrationBuilder.CreateIndex(
                name: "IX_Outgoings_FamilyEpisode_StartedAt",
                table: "Outgoings",
                columns: new[] { "FamilyEpisode", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Outgoings_Recipient",
                table: "Outgoings",
                column: "Recipient");

            migrationBuilder.CreateIndex(
                name: "IX_Outgoings_SentTo",
                table: "Outgoings",
                column: "SentTo");

            migrationBuilder.CreateIndex(
                name: "IX_OwnerLinks_SecretHash",
                table: "OwnerLinks",
                column: "SecretHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OwnerLinks_Service_MadeAt",
                table: "OwnerLinks",
                columns: new[] { "Service", "MadeAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Passkeys_UserId",
                table: "Passkeys",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_People_BirthDate",
                table: "People",
                column: "BirthDate");

            migrationBuilder.CreateIndex(
                name: "IX_People_ExpectedBirthDate",
                table: "People",
                column: "ExpectedBirthDate");

            migrationBuilder.CreateIndex(
                name: "IX_People_LastName_FirstName",
                table: "People",
                columns: new[] { "LastName", "FirstName" });

            migrationBuilder.CreateIndex(
                name: "IX_PeopleAsSent_Authority_Key",
                table: "PeopleAsSent",
                columns: new[] { "Authority", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PeopleAsSent_Authority_LatestYear",
                table: "PeopleAsSent",
                columns: new[] { "Authority", "LatestYear" });

            migrationBuilder.CreateIndex(
                name: "IX_PeopleAsSent_Person",
                table: "PeopleAsSent",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_PersonIdentifiers_Kind_Value",
                table: "PersonIdentifiers",
                columns: new[] { "Kind", "Value" });

            migrationBuilder.CreateIndex(
                name: "IX_Placements_CarePeriod",
                table: "Placements",
                column: "CarePeriod");

            migrationBuilder.CreateIndex(
                name: "IX_PlacementSites_Address",
                table: "PlacementSites",
                column: "Address");

            migrationBuilder.CreateIndex(
                name: "IX_Plans_ChildEpisode",
                table: "Plans",
                column: "ChildEpisode");

            migrationBuilder.CreateIndex(
                name: "IX_Plans_Kind_EndsOn_StartsOn",
                table: "Plans",
                columns: new[] { "Kind", "EndsOn", "StartsOn" });

            migrationBuilder.CreateIndex(
                name: "IX_PostingProposals_Agency",
                table: "PostingProposals",
                column: "Agency");

            migrationBuilder.CreateIndex(
                name: "IX_PostingProposals_AnsweredAt_ProposedAt",
                table: "PostingProposals",
                columns: new[] { "AnsweredAt", "ProposedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PostingProposals_Team",
                table: "PostingProposals",
                column: "Team");

            migrationBuilder.CreateIndex(
                name: "IX_PostingProposals_Worker",
                table: "PostingProposals",
                column: "Worker");

            migrationBuilder.CreateIndex(
                name: "IX_Postings_Agency",
                table: "Postings",
                column: "Agency");

            migrationBuilder.CreateIndex(
                name: "IX_Postings_ConfirmBy",
                table: "Postings",
                column: "ConfirmBy");

            migrationBuilder.CreateIndex(
                name: "IX_Postings_Role",
                table: "Postings",
                column: "Role");

            migrationBuilder.CreateIndex(
                name: "IX_Postings_Team",
                table: "Postings",
                column: "Team");

            migrationBuilder.CreateIndex(
                name: "IX_Postings_Worker",
                table: "Postings",
                column: "Worker");

            migrationBuilder.CreateIndex(
                name: "IX_PrivacyAlerts_Agency_At",
                table: "PrivacyAlerts",
                columns: new[] { "Agency", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_PrivilegedWeeks_ReviewBy",
                table: "PrivilegedWeeks",
                column: "ReviewBy",
                filter: "\"ReviewedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_Batch",
                table: "Proposals",
                column: "Batch");

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_By_ProposedAt",
                table: "Proposals",
                columns: new[] { "By", "ProposedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_Service_State",
                table: "Proposals",
                columns: new[] { "Service", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_State_ProposedAt_Id",
                table: "Proposals",
                columns: new[] { "State", "ProposedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Quotes_Assessment",
                table: "Quotes",
                column: "Assessment");

            migrationBuilder.CreateIndex(
                name: "IX_Quotes_Entry",
                table: "Quotes",
                column: "Entry");

            migrationBuilder.CreateIndex(
                name: "IX_Quotes_FamilyEpisode_Key",
                table: "Quotes",
                columns: new[] { "FamilyEpisode", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Quotes_Supervision",
                table: "Quotes",
                column: "Supervision");

            migrationBuilder.CreateIndex(
                name: "IX_RagRatings_FamilyEpisode_On",
                table: "RagRatings",
                columns: new[] { "FamilyEpisode", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_RagRatings_Supervision",
                table: "RagRatings",
                column: "Supervision");

            migrationBuilder.CreateIndex(
                name: "IX_ReadTallies_Family_Day",
                table: "ReadTallies",
                columns: new[] { "Family", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_ReadTallies_Worker_Day_Family",
                table: "ReadTallies",
                columns: new[] { "Worker", "Day", "Family" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReadTallies_Worker_Family_Day",
                table: "ReadTallies",
                columns: new[] { "Worker", "Family", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_ReportLines_Import_Kind_Line",
                table: "ReportLines",
                columns: new[] { "Import", "Kind", "Line" });

            migrationBuilder.CreateIndex(
                name: "IX_Restrictions_By",
                table: "Restrictions",
                column: "By");

            migrationBuilder.CreateIndex(
                name: "IX_Restrictions_FamilyEpisode_LiftedAt",
                table: "Restrictions",
                columns: new[] { "FamilyEpisode", "LiftedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Restrictions_LiftedAt_ReviewBy",
                table: "Restrictions",
                columns: new[] { "LiftedAt", "ReviewBy" });

            migrationBuilder.CreateIndex(
                name: "IX_Reveals_Address",
                table: "Reveals",
                column: "Address");

            migrationBuilder.CreateIndex(
                name: "IX_Reveals_FamilyEpisode_At",
                table: "Reveals",
                columns: new[] { "FamilyEpisode", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_SafeContacts_LettersTo",
                table: "SafeContacts",
                column: "LettersTo");

            migrationBuilder.CreateIndex(
                name: "IX_Section47Enquiries_ChildEpisode",
                table: "Section47Enquiries",
                column: "ChildEpisode");

            migrationBuilder.CreateIndex(
                name: "IX_SegmentPeople_Person",
                table: "SegmentPeople",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_Segments_Entry",
                table: "Segments",
                column: "Entry");

            migrationBuilder.CreateIndex(
                name: "IX_Segments_FamilyEpisode",
                table: "Segments",
                column: "FamilyEpisode");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceDocument_Id",
                table: "ServiceDocument",
                column: "Id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ServiceDocument_ModifiedAt_Service_Id",
                table: "ServiceDocument",
                columns: new[] { "ModifiedAt", "Service", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceKey_Service",
                table: "ServiceKey",
                column: "Service");

            migrationBuilder.CreateIndex(
                name: "IX_ServicePlace_Id",
                table: "ServicePlace",
                column: "Id");

            migrationBuilder.CreateIndex(
                name: "IX_ServicePlace_Latitude_Longitude_Audience_Service",
                table: "ServicePlace",
                columns: new[] { "Latitude", "Longitude", "Audience", "Service" });

            migrationBuilder.CreateIndex(
                name: "IX_ServicePlace_Location",
                table: "ServicePlace",
                column: "Location");

            migrationBuilder.CreateIndex(
                name: "IX_ServicePlace_Service",
                table: "ServicePlace",
                column: "Service");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceQuality_ChangesOn",
                table: "ServiceQuality",
                column: "ChangesOn");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceQuality_Points_Service",
                table: "ServiceQuality",
                columns: new[] { "Points", "Service" });

            migrationBuilder.CreateIndex(
                name: "IX_Services_Anywhere",
                table: "Services",
                columns: new[] { "Name", "Number" },
                filter: "\"IsOnline\" OR \"IsAtHome\"");

            migrationBuilder.CreateIndex(
                name: "IX_Services_AssuredOn",
                table: "Services",
                column: "AssuredOn");

            migrationBuilder.CreateIndex(
                name: "IX_Services_Id",
                table: "Services",
                column: "Id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Services_IsHidden",
                table: "Services",
                column: "IsHidden");

            migrationBuilder.CreateIndex(
                name: "IX_Services_Name_Number",
                table: "Services",
                columns: new[] { "Name", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Services_Organization",
                table: "Services",
                column: "Organization");

            migrationBuilder.CreateIndex(
                name: "IX_Services_ReplacedBy",
                table: "Services",
                column: "ReplacedBy");

            migrationBuilder.CreateIndex(
                name: "IX_Services_Source_Number",
                table: "Services",
                columns: new[] { "Source", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Services_UnlistedOn",
                table: "Services",
                column: "UnlistedOn");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceTerm_Service",
                table: "ServiceTerm",
                column: "Service");

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_Account_LastSeenAt",
                table: "Sessions",
                columns: new[] { "Account", "LastSeenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SessionTallies_Entry",
                table: "SessionTallies",
                column: "Entry");

            migrationBuilder.CreateIndex(
                name: "IX_SessionTallies_FamilyEpisode",
                table: "SessionTallies",
                column: "FamilyEpisode");

            migrationBuilder.CreateIndex(
                name: "IX_Sightings_Entry",
                table: "Sightings",
                column: "Entry");

            migrationBuilder.CreateIndex(
                name: "IX_Sightings_FamilyEpisode_Child_On",
                table: "Sightings",
                columns: new[] { "FamilyEpisode", "Child", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_SignificantEvents_Entry",
                table: "SignificantEvents",
                column: "Entry");

            migrationBuilder.CreateIndex(
                name: "IX_SignificantEvents_FamilyEpisode_On",
                table: "SignificantEvents",
                columns: new[] { "FamilyEpisode", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_Stages_Entry",
                table: "Stages",
                column: "Entry");

            migrationBuilder.CreateIndex(
                name: "IX_Stages_FamilyEpisode_Adult_Behaviour_On",
                table: "Stages",
                columns: new[] { "FamilyEpisode", "Adult", "Behaviour", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_Steps_FamilyEpisode_DoneOn_DueOn",
                table: "Steps",
                columns: new[] { "FamilyEpisode", "DoneOn", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Steps_Owner_DoneOn_DueOn",
                table: "Steps",
                columns: new[] { "Owner", "DoneOn", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Strangers_Code",
                table: "Strangers",
                column: "Code");

            migrationBuilder.CreateIndex(
                name: "IX_Strangers_LastAt",
                table: "Strangers",
                column: "LastAt");

            migrationBuilder.CreateIndex(
                name: "IX_Strangers_Subject_Issuer",
                table: "Strangers",
                columns: new[] { "Subject", "Issuer" });

            migrationBuilder.CreateIndex(
                name: "IX_Supervisions_Cycle",
                table: "Supervisions",
                column: "Cycle",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Supervisions_FamilyEpisode_SignedAt",
                table: "Supervisions",
                columns: new[] { "FamilyEpisode", "SignedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Supervisions_SignedAt_DueOn",
                table: "Supervisions",
                columns: new[] { "SignedAt", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Synonyms_Phrase_Id",
                table: "Synonyms",
                columns: new[] { "Phrase", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_TaxonomyTerms_Parent",
                table: "TaxonomyTerms",
                column: "Parent");

            migrationBuilder.CreateIndex(
                name: "IX_TaxonomyTerms_Taxonomy_Name",
                table: "TaxonomyTerms",
                columns: new[] { "Taxonomy", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_Teams_Agency",
                table: "Teams",
                column: "Agency");

            migrationBuilder.CreateIndex(
                name: "IX_Teams_Name",
                table: "Teams",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_TermAncestor_Term",
                table: "TermAncestor",
                column: "Term");

            migrationBuilder.CreateIndex(
                name: "IX_Twins_One_Other",
                table: "Twins",
                columns: new[] { "One", "Other" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Twins_Other",
                table: "Twins",
                column: "Other");

            migrationBuilder.CreateIndex(
                name: "IX_Twins_State_Points_Id",
                table: "Twins",
                columns: new[] { "State", "Points", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Unshieldings_FamilyEpisode",
                table: "Unshieldings",
                column: "FamilyEpisode");

            migrationBuilder.CreateIndex(
                name: "IX_Unshieldings_Person",
                table: "Unshieldings",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_VisitsDue_DueOn",
                table: "VisitsDue",
                column: "DueOn");

            migrationBuilder.CreateIndex(
                name: "IX_VisitsDue_FamilyEpisode_Child",
                table: "VisitsDue",
                columns: new[] { "FamilyEpisode", "Child" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WaitingNotes_Service_ToldOn",
                table: "WaitingNotes",
                columns: new[] { "Service", "ToldOn" });

            migrationBuilder.CreateIndex(
                name: "IX_WeekReviews_Week",
                table: "WeekReviews",
                column: "Week");

            migrationBuilder.CreateIndex(
                name: "IX_WordPrints_Part",
                table: "WordPrints",
                column: "Part");

            migrationBuilder.CreateIndex(
                name: "IX_WorkbookCycles_FamilyEpisode_Number",
                table: "WorkbookCycles",
                columns: new[] { "FamilyEpisode", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Workers_Name",
                table: "Workers",
                column: "Name");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AcceptedQueries");

            migrationBuilder.DropTable(
                name: "AccountClaims");

            migrationBuilder.DropTable(
                name: "AccountLogins");

            migrationBuilder.DropTable(
                name: "AccountTokens");

            migrationBuilder.DropTable(
                name: "AgendaLines");

            migrationBuilder.DropTable(
                name: "Agreements");

            migrationBuilder.DropTable(
                name: "AreaOutlines");

            migrationBuilder.DropTable(
                name: "AreaSearches");

            migrationBuilder.DropTable(
                name: "AssessmentAuthors");

            migrationBuilder.DropTable(
                name: "AssessmentFactors");

            migrationBuilder.DropTable(
                name: "AttachmentPeople");

            migrationBuilder.DropTable(
                name: "AttachmentPieces");

            migrationBuilder.DropTable(
                name: "Attendances");

            migrationBuilder.DropTable(
                name: "Audit");

            migrationBuilder.DropTable(
                name: "BenchmarkAreas");

            migrationBuilder.DropTable(
                name: "Benchmarks");

            migrationBuilder.DropTable(
                name: "BrokenGlasses");

            migrationBuilder.DropTable(
                name: "CareChecks");

            migrationBuilder.DropTable(
                name: "CensusFiles");

            migrationBuilder.DropTable(
                name: "CensusSignatures");

            migrationBuilder.DropTable(
                name: "ChildrenInHelpAssessments");

            migrationBuilder.DropTable(
                name: "ChosenNeighbours");

            migrationBuilder.DropTable(
                name: "ClusterAreas");

            migrationBuilder.DropTable(
                name: "Confidants");

            migrationBuilder.DropTable(
                name: "ConnectionMoves");

            migrationBuilder.DropTable(
                name: "ConnectionPeople");

            migrationBuilder.DropTable(
                name: "ContactDecisions");

            migrationBuilder.DropTable(
                name: "ContactPeople");

            migrationBuilder.DropTable(
                name: "ContactRatings");

            migrationBuilder.DropTable(
                name: "Contributions");

            migrationBuilder.DropTable(
                name: "CuriosityAlerts");

            migrationBuilder.DropTable(
                name: "DirectorySettings");

            migrationBuilder.DropTable(
                name: "DirectoryState");

            migrationBuilder.DropTable(
                name: "DirectoryWord");

            migrationBuilder.DropTable(
                name: "Drafts");

            migrationBuilder.DropTable(
                name: "EarlierListings");

            migrationBuilder.DropTable(
                name: "EligibilityChildren");

            migrationBuilder.DropTable(
                name: "EligibilityLines");

            migrationBuilder.DropTable(
                name: "ExportOrders");

            migrationBuilder.DropTable(
                name: "Failures");

            migrationBuilder.DropTable(
                name: "FamilyMembers");

            migrationBuilder.DropTable(
                name: "FeedRunLine");

            migrationBuilder.DropTable(
                name: "Findings");

            migrationBuilder.DropTable(
                name: "FormReplies");

            migrationBuilder.DropTable(
                name: "HandOvers");

            migrationBuilder.DropTable(
                name: "HarmAllegations");

            migrationBuilder.DropTable(
                name: "HouseholdMembers");

            migrationBuilder.DropTable(
                name: "HouseholdsAsSent");

            migrationBuilder.DropTable(
                name: "Interests");

            migrationBuilder.DropTable(
                name: "InvitedAbout");

            migrationBuilder.DropTable(
                name: "Involvements");

            migrationBuilder.DropTable(
                name: "Kin");

            migrationBuilder.DropTable(
                name: "Ledger");

            migrationBuilder.DropTable(
                name: "LegalStatuses");

            migrationBuilder.DropTable(
                name: "LinkProposals");

            migrationBuilder.DropTable(
                name: "ListedPostings");

            migrationBuilder.DropTable(
                name: "ListingReports");

            migrationBuilder.DropTable(
                name: "ListingWatches");

            migrationBuilder.DropTable(
                name: "LocationReaders");

            migrationBuilder.DropTable(
                name: "Messages");

            migrationBuilder.DropTable(
                name: "Minutes");

            migrationBuilder.DropTable(
                name: "MissingEpisodes");

            migrationBuilder.DropTable(
                name: "ModuleCompletions");

            migrationBuilder.DropTable(
                name: "Modules");

            migrationBuilder.DropTable(
                name: "ModuleWork");

            migrationBuilder.DropTable(
                name: "Organizations");

            migrationBuilder.DropTable(
                name: "OutgoingFiles");

            migrationBuilder.DropTable(
                name: "OwnerAskings");

            migrationBuilder.DropTable(
                name: "OwnerLinks");

            migrationBuilder.DropTable(
                name: "Passkeys");

            migrationBuilder.DropTable(
                name: "PeopleAsSent");

            migrationBuilder.DropTable(
                name: "PersonDisabilities");

            migrationBuilder.DropTable(
                name: "PersonIdentifiers");

            migrationBuilder.DropTable(
                name: "PlacementSites");

            migrationBuilder.DropTable(
                name: "PlanReviews");

            migrationBuilder.DropTable(
                name: "PostcodeDistricts");

            migrationBuilder.DropTable(
                name: "Postcodes");

            migrationBuilder.DropTable(
                name: "PostingProposals");

            migrationBuilder.DropTable(
                name: "PrivacyAlerts");

            migrationBuilder.DropTable(
                name: "Proposals");

            migrationBuilder.DropTable(
                name: "ProtectionKeys");

            migrationBuilder.DropTable(
                name: "PseudonymSecrets");

            migrationBuilder.DropTable(
                name: "Quotes");

            migrationBuilder.DropTable(
                name: "RagRatings");

            migrationBuilder.DropTable(
                name: "ReadMarks");

            migrationBuilder.DropTable(
                name: "ReadTallies");

            migrationBuilder.DropTable(
                name: "ReportLines");

            migrationBuilder.DropTable(
                name: "Restrictions");

            migrationBuilder.DropTable(
                name: "Reveals");

            migrationBuilder.DropTable(
                name: "SafeContacts");

            migrationBuilder.DropTable(
                name: "Seals");

            migrationBuilder.DropTable(
                name: "SearchMisses");

            migrationBuilder.DropTable(
                name: "Section47Enquiries");

            migrationBuilder.DropTable(
                name: "SegmentPeople");

            migrationBuilder.DropTable(
                name: "ServiceCover");

            migrationBuilder.DropTable(
                name: "ServiceDocument");

            migrationBuilder.DropTable(
                name: "ServiceKey");

            migrationBuilder.DropTable(
                name: "ServiceLanguage");

            migrationBuilder.DropTable(
                name: "ServicePlace");

            migrationBuilder.DropTable(
                name: "ServiceQuality");

            migrationBuilder.DropTable(
                name: "ServiceSlot");

            migrationBuilder.DropTable(
                name: "ServiceTerm");

            migrationBuilder.DropTable(
                name: "Sessions");

            migrationBuilder.DropTable(
                name: "SessionTallies");

            migrationBuilder.DropTable(
                name: "Sightings");

            migrationBuilder.DropTable(
                name: "SignificantEvents");

            migrationBuilder.DropTable(
                name: "Stages");

            migrationBuilder.DropTable(
                name: "StatisticalNeighbours");

            migrationBuilder.DropTable(
                name: "Steps");

            migrationBuilder.DropTable(
                name: "Strangers");

            migrationBuilder.DropTable(
                name: "Synonyms");

            migrationBuilder.DropTable(
                name: "Taxonomies");

            migrationBuilder.DropTable(
                name: "TaxonomyTerms");

            migrationBuilder.DropTable(
                name: "TermAncestor");

            migrationBuilder.DropTable(
                name: "Twins");

            migrationBuilder.DropTable(
                name: "Unshieldings");

            migrationBuilder.DropTable(
                name: "VisitsDue");

            migrationBuilder.DropTable(
                name: "WaitingNotes");

            migrationBuilder.DropTable(
                name: "WeekReviews");

            migrationBuilder.DropTable(
                name: "WordPrints");

            migrationBuilder.DropTable(
                name: "AssessedChildren");

            migrationBuilder.DropTable(
                name: "Attachments");

            migrationBuilder.DropTable(
                name: "HelpAssessments");

            migrationBuilder.DropTable(
                name: "AuthoritySettings");

            migrationBuilder.DropTable(
                name: "Clusters");

            migrationBuilder.DropTable(
                name: "Connections");

            migrationBuilder.DropTable(
                name: "Contacts");

            migrationBuilder.DropTable(
                name: "Eligibilities");

            migrationBuilder.DropTable(
                name: "FeedRuns");

            migrationBuilder.DropTable(
                name: "CensusBuilds");

            migrationBuilder.DropTable(
                name: "Invitations");

            migrationBuilder.DropTable(
                name: "Outgoings");

            migrationBuilder.DropTable(
                name: "Placements");

            migrationBuilder.DropTable(
                name: "Plans");

            migrationBuilder.DropTable(
                name: "Supervisions");

            migrationBuilder.DropTable(
                name: "Imports");

            migrationBuilder.DropTable(
                name: "Segments");

            migrationBuilder.DropTable(
                name: "Locations");

            migrationBuilder.DropTable(
                name: "Accounts");

            migrationBuilder.DropTable(
                name: "Services");

            migrationBuilder.DropTable(
                name: "PrivilegedWeeks");

            migrationBuilder.DropTable(
                name: "Assessments");

            migrationBuilder.DropTable(
                name: "FollowedFeeds");

            migrationBuilder.DropTable(
                name: "Addresses");

            migrationBuilder.DropTable(
                name: "CarePeriods");

            migrationBuilder.DropTable(
                name: "ChildEpisodes");

            migrationBuilder.DropTable(
                name: "Postings");

            migrationBuilder.DropTable(
                name: "Entries");

            migrationBuilder.DropTable(
                name: "Households");

            migrationBuilder.DropTable(
                name: "People");

            migrationBuilder.DropTable(
                name: "Teams");

            migrationBuilder.DropTable(
                name: "WorkbookCycles");

            migrationBuilder.DropTable(
                name: "Agencies");

            migrationBuilder.DropTable(
                name: "FamilyEpisodes");

            migrationBuilder.DropTable(
                name: "Workers");

            migrationBuilder.DropTable(
                name: "Families");
        }
    }
}
