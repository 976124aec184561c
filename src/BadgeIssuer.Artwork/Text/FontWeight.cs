namespace BadgeIssuer.Artwork.Text;

/// <summary>The weights that pictures use, on the scale of OpenType's usWeightClass.</summary>
internal enum FontWeight
{
    Regular = 400,
    Bold = 700,
}
