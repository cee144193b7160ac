using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Robotics.Host.Security;

/// <summary>The certificates of one process: who it is, and whom it believes. Read anew when the files change, so that they are rotated without a restart.</summary>
/// <remarks>Thread-safe.</remarks>
/// <param name="folder">Made by <see cref="CertificateAuthority"/>; or what that made for this name: <c>ca.crt</c>, <c>NAME.crt</c>, <c>NAME.key</c>.</param>
/// <param name="name">Who this process is.</param>
internal sealed class CertificateFolder(string folder, string name)
{
    private readonly Lock _lock = new();
    private (DateTime Written, SslStreamCertificateContext Own, X509Certificate2 Authority)? _read;

    /// <summary>Settings of one connection that comes in: the caller must have a certificate of the same authority.</summary>
    /// <exception cref="RoboticsException">MissingDependency: a file is not there. MalformedFile: one is damaged.</exception>
    public SslServerAuthenticationOptions ForCallers()
    {
        (SslStreamCertificateContext own, X509Certificate2 authority) = Current();
        return new()
        {
            ServerCertificateContext = own,
            ClientCertificateRequired = true,
            EnabledSslProtocols = SslProtocols.Tls13 | SslProtocols.Tls12,
            RemoteCertificateValidationCallback = (_, certificate, _, _) => IsOf(authority, certificate, null),
            ApplicationProtocols = [SslApplicationProtocol.Http2],
        };
    }

    /// <summary>Settings of connections to a region: it must be that region, by a certificate of the same authority.</summary>
    public SslClientAuthenticationOptions ForRegion(string region)
    {
        Current();
        return new()
        {
            TargetHost = region,
            EnabledSslProtocols = SslProtocols.Tls13 | SslProtocols.Tls12,
            LocalCertificateSelectionCallback = (_, _, _, _, _) => Current().Own.TargetCertificate,
            RemoteCertificateValidationCallback = (_, certificate, _, _) => IsOf(Current().Authority, certificate, region),
        };
    }

    /// <summary>When this process's certificate ends.</summary>
    public DateTimeOffset ValidUntil() => Current().Own.TargetCertificate.NotAfter;

    private static bool IsOf(X509Certificate2 authority, X509Certificate? certificate, string? wanted)
    {
        if (certificate is not X509Certificate2 shown) return false;
        using X509Chain chain = new();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;

        // Nothing is fetched from where a stranger's certificate says.
        chain.ChainPolicy.DisableCertificateDownloads = true;
        return chain.Build(shown) && (wanted is null || shown.GetNameInfo(X509NameType.SimpleName, forIssuer: false) == wanted);
    }

    private (SslStreamCertificateContext Own, X509Certificate2 Authority) Current()
    {
        string own = Path.Combine(folder, name), home = Directory.Exists(own) ? own : folder;
        string certificate = PathOf("crt"), key = PathOf("key"), authority = Path.Combine(home, CertificateAuthority.AuthorityFile);
        foreach (string file in new[] { certificate, key, authority })
        {
            if (!File.Exists(file)) throw new RoboticsException(ErrorCode.MissingDependency, $"{file} does not exist: make it with robotics certs init --dir {folder}.");
        }

        lock (_lock)
        {
            DateTime written = new[] { certificate, key, authority }.Max(File.GetLastWriteTimeUtc);
            if (_read is { } read && read.Written == written) return (read.Own, read.Authority);
            try
            {
                X509Certificate2 root = X509CertificateLoader.LoadCertificateFromFile(authority);
                using X509Certificate2 pem = X509Certificate2.CreateFromPemFile(certificate, key);
                X509Certificate2 shown = X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
                _read = (written, SslStreamCertificateContext.Create(shown, null, offline: true), root);
            }
            catch (Exception e) when (e is System.Security.Cryptography.CryptographicException or IOException)
            {
                throw new RoboticsException(ErrorCode.MalformedFile, $"The certificate of {name} in {folder} cannot be read: {e.Message}", e);
            }

            return (_read.Value.Own, _read.Value.Authority);
        }

        string PathOf(string extension) => Path.Combine(home, $"{name}.{extension}");
    }
}
