using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Robotics.Host.Security;

/// <summary>
/// Makes the certificates of a robot cell: one authority, and a certificate a region and one for the operator, each in a folder of its own (<c>NAME/ca.crt</c>, <c>NAME/NAME.crt</c>,
/// <c>NAME/NAME.key</c>): all that a process needs, and nobody else's key. Keys are readable by their user only.
/// </summary>
internal static class CertificateAuthority
{
    public const string AuthorityFile = "ca.crt";

    private const string AuthorityKeyFile = "ca.key";
    private static readonly TimeSpan AuthorityLife = TimeSpan.FromDays(3650), Life = TimeSpan.FromDays(397), Skew = TimeSpan.FromHours(1);

    /// <summary>Makes what is missing; with <paramref name="renew"/> all but the authority anew.</summary>
    /// <param name="folder">Where the files go.</param>
    /// <param name="names">Who gets a certificate.</param>
    /// <param name="hosts">Names and addresses of the machines that they run on.</param>
    /// <param name="renew">Whether certificates that are there are replaced.</param>
    /// <param name="clock">Says from when they count.</param>
    /// <returns>The names whose certificates were made.</returns>
    public static ImmutableArray<string> Init(string folder, ImmutableArray<string> names, ImmutableArray<string> hosts, bool renew, TimeProvider clock)
    {
        Directory.CreateDirectory(folder);
        using X509Certificate2 authority = Authority(folder, clock);
        var made = ImmutableArray.CreateBuilder<string>();
        foreach (string name in names)
        {
            string home = Directory.CreateDirectory(Path.Combine(folder, name)).FullName, file = Path.Combine(home, $"{name}.crt");
            if (File.Exists(file) && !renew) continue;
            using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            CertificateRequest request = new($"CN={name}", key, HashAlgorithmName.SHA256);
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
            request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1"), new Oid("1.3.6.1.5.5.7.3.2")], false));
            request.CertificateExtensions.Add(Names(name, hosts));
            DateTimeOffset now = clock.GetUtcNow();
            using X509Certificate2 certificate = request.Create(authority, now - Skew, now + Life, RandomNumberGenerator.GetBytes(16));
            Write(Path.Combine(home, $"{name}.key"), key.ExportPkcs8PrivateKeyPem());
            Write(Path.Combine(home, AuthorityFile), authority.ExportCertificatePem());
            Write(file, certificate.ExportCertificatePem());
            made.Add(name);
        }

        return made.ToImmutable();
    }

    private static X509Certificate2 Authority(string folder, TimeProvider clock)
    {
        string file = Path.Combine(folder, AuthorityFile), keyFile = Path.Combine(folder, AuthorityKeyFile);
        if (File.Exists(file)) return X509Certificate2.CreateFromPemFile(file, keyFile);
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=robotics cell", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        DateTimeOffset now = clock.GetUtcNow();
        X509Certificate2 made = request.CreateSelfSigned(now - Skew, now + AuthorityLife);
        Write(keyFile, key.ExportPkcs8PrivateKeyPem());
        Write(file, made.ExportCertificatePem());
        return made;
    }

    private static X509Extension Names(string name, ImmutableArray<string> hosts)
    {
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName(name);
        foreach (string host in hosts)
        {
            if (IPAddress.TryParse(host, out IPAddress? address)) names.AddIpAddress(address);
            else names.AddDnsName(host);
        }

        return names.Build();
    }

    // Whoever reads meanwhile finds the file before or the file after, and never half of one.
    private static void Write(string file, string text)
    {
        string part = file + ".part";
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows() && file.EndsWith(".key", StringComparison.Ordinal)) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (StreamWriter writer = new(part, options)) writer.Write(text + "\n");
        File.Move(part, file, overwrite: true);
    }
}
