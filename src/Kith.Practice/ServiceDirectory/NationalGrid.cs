namespace Kith.Practice.ServiceDirectory;

/// <summary>
/// Eastings and northings of the British National Grid, in metres, as latitude and longitude, in degrees of WGS84: Ordnance Survey, A guide to
/// coordinate systems in Great Britain, annexes B and C, with its seven-parameter transformation. Good to about 5 metres.
/// </summary>
public static class NationalGrid
{
    private const double AiryA = 6_377_563.396;
    private const double AiryB = 6_356_256.909;
    private const double Scale = 0.9996012717;
    private const double OriginNorth = -100_000;
    private const double OriginEast = 400_000;
    private const double WgsA = 6_378_137;
    private const double WgsB = 6_356_752.3142;

    private static readonly double OriginLatitude = double.DegreesToRadians(49);
    private static readonly double OriginLongitude = double.DegreesToRadians(-2);

    public static (double Latitude, double Longitude) ToLatitudeLongitude(double easting, double northing)
    {
        var (latitude, longitude) = OnAiry(easting, northing);
        return ToWgs84(latitude, longitude);
    }

    private static (double Latitude, double Longitude) OnAiry(double easting, double northing)
    {
        const double EccentricitySquared = 1 - (AiryB * AiryB / (AiryA * AiryA));
        const double N = (AiryA - AiryB) / (AiryA + AiryB);
        var latitude = OriginLatitude;
        double meridian = 0;
        do
        {
            latitude += (northing - OriginNorth - meridian) / (AiryA * Scale);
            meridian = Meridian(latitude, N);
        }
        while (Math.Abs(northing - OriginNorth - meridian) >= 0.00001);

        var (sin, cos, tan) = (Math.Sin(latitude), Math.Cos(latitude), Math.Tan(latitude));
        var nu = AiryA * Scale / Math.Sqrt(1 - (EccentricitySquared * sin * sin));
        var rho = AiryA * Scale * (1 - EccentricitySquared) / Math.Pow(1 - (EccentricitySquared * sin * sin), 1.5);
        var eta = (nu / rho) - 1;
        var (t2, t4, t6) = (tan * tan, Math.Pow(tan, 4), Math.Pow(tan, 6));
        var east = easting - OriginEast;
        var vii = tan / (2 * rho * nu);
        var viii = tan / (24 * rho * Math.Pow(nu, 3)) * (5 + (3 * t2) + eta - (9 * t2 * eta));
        var ix = tan / (720 * rho * Math.Pow(nu, 5)) * (61 + (90 * t2) + (45 * t4));
        var x = 1 / (cos * nu);
        var xi = 1 / (cos * 6 * Math.Pow(nu, 3)) * ((nu / rho) + (2 * t2));
        var xii = 1 / (cos * 120 * Math.Pow(nu, 5)) * (5 + (28 * t2) + (24 * t4));
        var xiia = 1 / (cos * 5040 * Math.Pow(nu, 7)) * (61 + (662 * t2) + (1320 * t4) + (720 * t6));
        return (
            latitude - (vii * east * east) + (viii * Math.Pow(east, 4)) - (ix * Math.Pow(east, 6)),
            OriginLongitude + (x * east) - (xi * Math.Pow(east, 3)) + (xii * Math.Pow(east, 5)) - (xiia * Math.Pow(east, 7)));
    }

    private static double Meridian(double latitude, double n)
    {
        var (difference, sum) = (latitude - OriginLatitude, latitude + OriginLatitude);
        var (n2, n3) = (n * n, n * n * n);
        return AiryB * Scale * (
            ((1 + n + (1.25 * n2) + (1.25 * n3)) * difference)
            - (((3 * n) + (3 * n2) + (21.0 / 8 * n3)) * Math.Sin(difference) * Math.Cos(sum))
            + (((15.0 / 8 * n2) + (15.0 / 8 * n3)) * Math.Sin(2 * difference) * Math.Cos(2 * sum))
            - (35.0 / 24 * n3 * Math.Sin(3 * difference) * Math.Cos(3 * sum)));
    }

    private static (double Latitude, double Longitude) ToWgs84(double latitude, double longitude)
    {
        const double AiryEccentricity = 1 - (AiryB * AiryB / (AiryA * AiryA));
        var nu = AiryA / Math.Sqrt(1 - (AiryEccentricity * Math.Pow(Math.Sin(latitude), 2)));
        var (x, y, z) = (nu * Math.Cos(latitude) * Math.Cos(longitude), nu * Math.Cos(latitude) * Math.Sin(longitude), (1 - AiryEccentricity) * nu * Math.Sin(latitude));

        const double S = -20.4894e-6;
        var (rx, ry, rz) = (Seconds(0.1502), Seconds(0.2470), Seconds(0.8421));
        var (wx, wy, wz) = (
            446.448 + ((1 + S) * x) - (rz * y) + (ry * z),
            -125.157 + (rz * x) + ((1 + S) * y) - (rx * z),
            542.060 - (ry * x) + (rx * y) + ((1 + S) * z));

        const double WgsEccentricity = 1 - (WgsB * WgsB / (WgsA * WgsA));
        var flat = Math.Sqrt((wx * wx) + (wy * wy));
        var found = Math.Atan2(wz, flat * (1 - WgsEccentricity));
        for (var i = 0; i < 6; i++)
        {
            var wgsNu = WgsA / Math.Sqrt(1 - (WgsEccentricity * Math.Pow(Math.Sin(found), 2)));
            found = Math.Atan2(wz + (WgsEccentricity * wgsNu * Math.Sin(found)), flat);
        }

        return (double.RadiansToDegrees(found), double.RadiansToDegrees(Math.Atan2(wy, wx)));
    }

    private static double Seconds(double seconds) => double.DegreesToRadians(seconds / 3600);
}
